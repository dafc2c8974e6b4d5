import { addDays, dateOf, dayName, weekdayName, weekOf } from '../../../../../../contract/week'

interface Chip {
  key: string
  label: string
}

/** How long it took; the empty key is for who did not look at the clock. */
export const lengths: Chip[] = [
  { key: '', label: '没留意' },
  { key: '5', label: '5 分钟' },
  { key: '10', label: '10 分钟' },
  { key: '20', label: '20 分钟' },
  { key: '30', label: '半小时' },
  { key: '60', label: '一小时' },
]

/** The days that a family may still tell of: this week's, and in its first days the last ones before it too. `present` in milliseconds since 1970. */
export function daysOf(present: number): Chip[] {
  const today = dateOf(present)
  const monday = weekOf(present)
  const first = addDays(monday, today <= addDays(monday, 1) ? -2 : 0)
  const days: Chip[] = []
  for (let date = today; date >= first; date = addDays(date, -1)) {
    const name = dayName(date, today)
    days.push({ key: date, label: date < monday && name === weekdayName(date) ? `上${name}` : name })
  }
  return days
}

/** 周二家里打过电话 */
export function toldText(days: string[], present: number): string {
  const today = dateOf(present)
  const recent = days.filter((date) => date >= weekOf(present))
  return recent.length > 0 ? `${recent.map((date) => dayName(date, today)).join('、')}家里打过电话` : ''
}
