import { addDays, instantAt, weekOf } from '../../contract/week'
import type { DateText } from '../../contract/week'
import { Refusal } from '../refusal'

const THURSDAY = 3
const FRIDAY = 4
const EIGHT_PM = 20 * 60
const SIX_PM = 18 * 60

/** When a week is planned by the clock: Thursday 20:00 of the week before, as an ISO instant. */
export const plannedAt = (week: DateText): string => instantAt(addDays(week, THURSDAY - 7), EIGHT_PM)

/** When a proposal that the head has not published goes out by itself, where the school wants it so: Friday 18:00 of the week before. */
export const publishedAt = (week: DateText): string => instantAt(addDays(week, FRIDAY - 7), SIX_PM)

/** The newest week whose Thursday has come: the next one, or, up to Thursday evening, this one. */
export function lastPlannedWeek(now: Date): DateText {
  const next = addDays(weekOf(now), 7)
  return plannedAt(next) <= now.toISOString() ? next : addDays(next, -7)
}

/** The weeks that can be planned: this one and the next. */
export const planWeeks = (thisWeek: DateText): DateText[] => [thisWeek, addDays(thisWeek, 7)]

/** The week that was asked for, the next one where none was. */
export function planWeek(asked: DateText | undefined, thisWeek: DateText): DateText {
  const weeks = planWeeks(thisWeek)
  if (asked !== undefined && !weeks.includes(asked)) throw new Refusal('INVALID_INPUT', { week: 'notAllowed' })
  return asked ?? weeks[1]!
}
