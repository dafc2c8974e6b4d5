import type { checkStateLabel } from '../../contract/labels'
import { daysBetween } from '../../contract/week'
import type { DateText } from '../../contract/week'

/** Days before a yearly check runs out from which on it is called due soon. */
const SOON_DAYS = 30

export interface CheckStanding {
  state: keyof typeof checkStateLabel
  lastOn: DateText | null
  dueOn: DateText | null
}

/** The same day of the next year; 29 February becomes the 28th. */
export function dueAfter(lastOn: DateText): DateText {
  const year = Number(lastOn.slice(0, 4)) + 1
  return lastOn.endsWith('-02-29') ? `${year}-02-28` : `${year}${lastOn.slice(4)}`
}

/** Where somebody's yearly check stands (未成年人保护法 Art 62: schools look staff up when they begin, and every year). */
export function checkStanding(lastOn: DateText | null, today: DateText): CheckStanding {
  if (!lastOn) return { state: 'never', lastOn, dueOn: null }
  const dueOn = dueAfter(lastOn)
  const left = daysBetween(today, dueOn)
  return { state: left <= 0 ? 'due' : left <= SOON_DAYS ? 'dueSoon' : 'ok', lastOn, dueOn }
}
