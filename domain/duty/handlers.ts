import { copyWeek } from './copy'
import { writeHandover } from './handover'
import { listDuty } from './list'
import { saveDay } from './save'
import { answerSwap, askForSwap, withdrawSwap } from './swap'

export const dutyHandlers = {
  'duty.list': listDuty,
  'duty.save': saveDay,
  'duty.copy': copyWeek,
  'duty.ask': askForSwap,
  'duty.answer': answerSwap,
  'duty.withdraw': withdrawSwap,
  'duty.handover': writeHandover,
}
