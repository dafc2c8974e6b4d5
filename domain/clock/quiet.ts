import { minuteOf } from '../../contract/week'

const NIGHT_FROM = 21 * 60
const NIGHT_TO = 7 * 60

/** Quiet hours, 21:00 to 7:00 at the school: nobody's phone buzzes, messages wait. */
export function isQuiet(now: Date): boolean {
  const minute = minuteOf(now)
  return minute >= NIGHT_FROM || minute < NIGHT_TO
}
