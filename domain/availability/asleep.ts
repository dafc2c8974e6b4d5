import { cycleWeek, isFree } from '../../contract/availability-cells'
import type { Availability } from '../../contract/availability-cells'
import { dateOf, instantAt, minuteOf } from '../../contract/week'

/** Until when somebody who works at night sleeps, unless they have said otherwise, in minutes of the day. */
const UP_AT = 14 * 60
/** Parts of the day are two hours long (contract/availability-cells.ts). */
const PART = 120

/**
 * When somebody who sleeps now after a night's work may be written to: the first part of the day in which they can be reached, at 14:00 at the latest. Null for who is awake, and for
 * everybody who has not said that they work nights: being at work is no reason not to be written to.
 */
export function asleepUntil(availability: Availability, now: Date): Date | null {
  if (!worksNights(availability, now) || !sleepsAt(availability, now)) return null
  const date = dateOf(now)
  for (let minute = (Math.floor(minuteOf(now) / PART) + 1) * PART; minute < UP_AT; minute += PART) {
    const then = new Date(instantAt(date, minute))
    if (!sleepsAt(availability, then)) return then
  }
  return new Date(instantAt(date, UP_AT))
}

function sleepsAt(availability: Availability, at: Date): boolean {
  return minuteOf(at) < UP_AT && !isFree(availability, at)
}

/** Every second week is the night's of who works in two shifts (`cellsOf`). */
function worksNights(availability: Availability, now: Date): boolean {
  if (availability.pattern === 'night') return true
  return availability.pattern === 'twoShift' && cycleWeek(availability, dateOf(now)) === 1
}
