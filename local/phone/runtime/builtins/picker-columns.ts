import type { Column } from '../overlays/picker-sheet'

export type DateFields = 'year' | 'month' | 'day'

/** Columns of a date picker (年 月 日) for a value `YYYY-MM-DD`, within optional limits of the same form. */
export function dateColumns(value: string, limits: { start: string; end: string; fields: DateFields }): Column[] {
  const [startYear = 1900, startMonth = 1, startDay = 1] = numbers(limits.start || '1900-01-01')
  const [endYear = 2100, endMonth = 12, endDay = 31] = numbers(limits.end || '2100-12-31')
  const [askedYear = startYear, askedMonth = 1, askedDay = 1] = numbers(value)
  const year = clamp(askedYear, startYear, endYear)
  const firstMonth = year === startYear ? startMonth : 1
  const lastMonth = year === endYear ? endMonth : 12
  const month = clamp(askedMonth, firstMonth, lastMonth)
  const firstDay = year === startYear && month === startMonth ? startDay : 1
  const monthDays = new Date(year, month, 0).getDate()
  const lastDay = year === endYear && month === endMonth ? Math.min(endDay, monthDays) : monthDays
  const columns = [
    span(startYear, endYear, year, '年'),
    span(firstMonth, lastMonth, month, '月'),
    span(firstDay, lastDay, askedDay, '日'),
  ]
  return columns.slice(0, { year: 1, month: 2, day: 3 }[limits.fields] ?? 3)
}

/** Columns of a time picker (时 分) for a value `HH:mm`, within optional limits of the same form. */
export function timeColumns(value: string, start: string, end: string): Column[] {
  const [startHour = 0, startMinute = 0] = numbers(start || '00:00')
  const [endHour = 23, endMinute = 59] = numbers(end || '23:59')
  const [askedHour = startHour, askedMinute = 0] = numbers(value)
  const hour = clamp(askedHour, startHour, endHour)
  const first = hour === startHour ? startMinute : 0
  const last = hour === endHour ? endMinute : 59
  return [span(startHour, endHour, hour, '时'), span(first, last, askedMinute, '分')]
}

const numbers = (text: string): number[] => text.split(/[-:/]/).map((part) => parseInt(part, 10))
const clamp = (n: number, low: number, high: number): number => Math.min(high, Math.max(low, n))

function span(from: number, to: number, at: number, unit: string): Column {
  const rows = Array.from(
    { length: Math.max(1, to - from + 1) },
    (_, n) => `${String(from + n).padStart(2, '0')}${unit}`,
  )
  return { rows, index: clamp(at, from, to) - from }
}
