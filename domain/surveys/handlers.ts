import { addChild } from './add'
import { answerSurvey, retractAnswers } from './answer'
import { childForm, moveForm } from './forms'
import { leaveSchool } from './leave'
import { leftChildren } from './left'
import { moveClass } from './move'
import { returnToSchool } from './return'
import { surveySchool } from './school'
import { undoMove } from './undo'
import { walkClass } from './walk'

export const surveyHandlers = {
  'surveys.class': walkClass,
  'surveys.answer': answerSurvey,
  'surveys.retract': retractAnswers,
  'surveys.school': surveySchool,
  'children.form': childForm,
  'children.add': addChild,
  'moves.form': moveForm,
  'moves.class': moveClass,
  'moves.leave': leaveSchool,
  'moves.return': returnToSchool,
  'moves.undo': undoMove,
  'moves.left': leftChildren,
}
