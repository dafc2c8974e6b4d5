import { clockText, dateOf, dayName, minuteOf } from '../../contract/week'

/** The phone's idea of the present, in milliseconds since 1970; the one place of the mini-program that reads the clock. */
export function now(): number {
  return Date.now()
}

/**
 * A moment as a person says it, in school time: `今天 14:05`, `昨天 09:10`, `11月3日 14:05`.
 * @param at milliseconds since 1970
 * @param present milliseconds since 1970, for "today"
 */
export function momentText(at: number, present: number = now()): string {
  return `${dayName(dateOf(at), dateOf(present))} ${clockText(minuteOf(at))}`
}
