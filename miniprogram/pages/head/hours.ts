import type { Output } from '../../../contract/actions'
import { clockText } from '../../../contract/week'

export type Span = Output<'lines.list'>['lines'][number]['hours'][number]

const names = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']

/** The seven weekdays as chips: 1 = Monday. */
export const weekdays = names.map((label, index) => ({ key: index + 1, label }))

/** `11:50–12:50` */
export const spanText = ({ from, to }: { from: number; to: number }) => `${clockText(from)}–${clockText(to)}`

/** `周一到周五`, `周六、周日`, `每天`: three days and more in a row are a stretch. */
export function weekdaysText(days: number[]): string {
  const sorted = [...new Set(days)].sort((a, b) => a - b)
  const [first, last] = [sorted[0], sorted[sorted.length - 1]]
  if (first === undefined || last === undefined) return ''
  if (sorted.length === 7) return '每天'
  const stretch = sorted.length > 2 && last - first === sorted.length - 1
  return stretch ? `${names[first - 1]}到${names[last - 1]}` : sorted.map((day) => names[day - 1]).join('、')
}

export interface HoursRow {
  /** `周一到周五` */
  days: string
  /** `11:50–12:50` */
  spans: string[]
}

/** Hours as a person says them, one row for all days that are alike. */
export function hoursRows(hours: Span[]): HoursRow[] {
  const spansOf = new Map<number, string[]>()
  for (const span of [...hours].sort((a, b) => a.weekday - b.weekday || a.from - b.from))
    spansOf.set(span.weekday, [...(spansOf.get(span.weekday) ?? []), spanText(span)])
  const rows = new Map<string, { days: number[]; spans: string[] }>()
  for (const [day, spans] of spansOf) {
    const row = rows.get(spans.join()) ?? { days: [], spans }
    row.days.push(day)
    rows.set(spans.join(), row)
  }
  return [...rows.values()].map(({ days, spans }) => ({ days: weekdaysText(days), spans }))
}

/** The same in words, for screen readers. */
export const hoursText = (hours: Span[]) => hoursRows(hours).map(({ days, spans }) => `${days} ${spans.join('、')}`)

/** Slots that hours give in a week, as the school's system counts them: whole slots of each span. */
export function slotsAWeek(hours: Span[], slotMinutes: number): number {
  return hours.reduce((sum, { from, to }) => sum + Math.max(0, Math.floor((to - from) / slotMinutes)), 0)
}
