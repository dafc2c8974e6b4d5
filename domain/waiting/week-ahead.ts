import { Refusal } from '../refusal'
import { addDays } from '../../contract/week'
import type { DateText } from '../../contract/week'

/** The week that was asked for, this one where none was; families wait for this week's calls or the next's. Refuses any other. */
export function weekAhead(asked: DateText | undefined, thisWeek: DateText): DateText {
  if (asked !== undefined && asked !== thisWeek && asked !== addDays(thisWeek, 7)) {
    throw new Refusal('INVALID_INPUT', { week: 'notAllowed' })
  }
  return asked ?? thisWeek
}
