import { weekdayOf } from '../../contract/week'
import type { DateText } from '../../contract/week'
import type { Shift } from './roster'

/** A day without a shift, and when the family phone is open on it; null where it is closed. */
export interface EmptyDay {
  on: DateText
  open: { from: number; to: number } | null
}

export interface Turns {
  people: readonly number[]
  weekdays: readonly number[]
  /** In place of the hours at which a line is open. */
  hours?: { from: number; to: number } | undefined
}

/** One person a day, in turns; whoever comes after the one that had the desk last begins. */
export function inTurns(
  days: readonly EmptyDay[],
  { people, weekdays, hours }: Turns,
  last: number | undefined,
): Omit<Shift, 'dutyId'>[] {
  const first = last === undefined ? 0 : people.indexOf(last) + 1
  return days
    .filter(({ on, open }) => open !== null && weekdays.includes(weekdayOf(on)))
    .map(({ on, open }, turn) => ({ on, ...(hours ?? open!), personId: people[(first + turn) % people.length]! }))
}
