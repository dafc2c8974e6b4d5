import { dayStateLabel } from '../../../contract/labels'
import { dateOf, daysBetween, weekOfDate, weekdayName, type DateText } from '../../../contract/week'

export interface Ago {
  text: string
  /** At least a whole school week has passed without a call. */
  missed: boolean
}

/** How many whole school weeks lie without a call, as staff say it; empty for none. */
export function gapText(weeks: number): string {
  if (weeks <= 0) return ''
  return weeks === 1 ? '上周没通上话' : `${weeks}周没通上话`
}

/** How long ago the last call was: `周三通过话`, `上周三通过话`, `3周没通上话`. `last` is null where there never was one. */
export function lastCallText(last: DateText | null, today: DateText): Ago {
  if (last === null) return { text: '还没通过话', missed: true }
  const weeks = daysBetween(weekOfDate(last), weekOfDate(today)) / 7
  if (last === today) return { text: '今天通过话', missed: false }
  if (weeks <= 0) return { text: `${weekdayName(last)}通过话`, missed: false }
  return weeks === 1
    ? { text: `上${weekdayName(last)}通过话`, missed: false }
    : { text: gapText(weeks - 1), missed: true }
}

export type DayState = keyof typeof dayStateLabel
const states: Record<string, DayState> = { r: 'reached', b: 'booked', m: 'missed' }
const letters = ['一', '二', '三', '四', '五', '六', '日']

/** The seven letters of a strip as the week-strip component and screen readers want them. */
export function stripDays(strip: string): Array<{ label: string; state: DayState }> {
  return letters.map((label, place) => ({ label, state: states[strip[place] ?? ''] ?? 'none' }))
}

/** What a screen reader says of a week; days without anything are left out. */
export function spokenStrip(strip: string): string {
  const said = stripDays(strip).filter(({ state }) => state !== 'none')
  return said.map(({ label, state }) => `周${label}${dayStateLabel[state]}`).join('，') || '这周还没有通话'
}

/** `present` (milliseconds since 1970) as the school's date. */
export const todayAt = (present: number): DateText => dateOf(present)
