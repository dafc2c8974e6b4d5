import type { Aimed } from '../inputs'

/** Before every child came to school: a move that is seen to be somebody's is still refused, so that nobody changes class between two questions. */
const TOO_EARLY = '2026-08-01'

export const surveyInputs = {
  'surveys.class': (at) => ({ classId: at.classId }),
  'surveys.answer': (at) => ({ answers: [{ childId: at.childId, answer: 'unchanged' }] }),
  'surveys.retract': (at) => ({ childIds: [at.childId] }),
  'surveys.school': () => ({}),
  'children.form': () => ({}),
  'children.add': (at) => ({
    classId: at.classId,
    name: '新来的',
    sex: 'female',
    birthDate: '2017-05-01',
    parentalAbsence: 'both',
    care: 'none',
    accommodation: 'day',
  }),
  'moves.form': (at) => ({ childId: at.childId }),
  'moves.class': (at, ids) => ({ childId: at.childId, classId: ids.otherClass, on: TOO_EARLY }),
  'moves.leave': (at) => ({ childId: at.childId, on: TOO_EARLY, where: 'other' }),
  'moves.return': (at) => ({ childId: at.childId, classId: at.classId, on: TOO_EARLY }),
  'moves.undo': () => ({ eventId: 1 }),
  'moves.left': () => ({}),
} satisfies Partial<Aimed>
