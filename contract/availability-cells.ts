import { addDays, dateOf, daysBetween, minuteOf, weekdayOf, weekOfDate } from './week'
import type { DateText } from './week'

/** The parts of a day in which somebody can be free or not, two hours each; a family phone rings between 6:00 and 22:00. */
export const PARTS = [6, 8, 10, 12, 14, 16, 18, 20].map((hour) => ({ from: hour * 60, to: (hour + 2) * 60 }))

const PART_MINUTES = 120
const FIRST_MINUTE = PARTS[0]!.from
const DAYS = 7

/** Letters of one week: seven days, Monday first, a letter for each part, `1` where somebody can be reached. */
export const CELLS_A_WEEK = DAYS * PARTS.length

export const availabilityPatterns = ['white', 'night', 'twoShift', 'monthlyRest', 'sundayEvening', 'own'] as const

export type AvailabilityPattern = (typeof availabilityPatterns)[number]

/** The patterns as they are tapped. */
export const availabilityPatternLabel = {
  white: '白班',
  night: '夜班',
  twoShift: '两班倒',
  monthlyRest: '每月休息几天',
  sundayEvening: '只有周日晚上',
  own: '自己选',
} as const satisfies Record<AvailabilityPattern, string>

/** When somebody can be reached: one text of cells a week of the cycle, which begins on the Monday `anchor`; on the days of the month in `restDays` all day. */
export interface Availability {
  pattern: AvailabilityPattern
  anchor: DateText
  cells: string[]
  restDays: number[]
}

type Hours = readonly (readonly [number, number])[]

const EVENING: Hours = [[18, 22]]
const SHIFTS = {
  /** Lunch, and after a long day's work; Sunday off. */
  white: {
    weekday: [
      [12, 14],
      [18, 22],
    ],
    sunday: [[8, 22]],
  },
  /** Asleep in the morning, at work again from the evening on. */
  night: { weekday: [[14, 20]], sunday: [[14, 22]] },
  evenings: { weekday: EVENING, sunday: EVENING },
  sundayEvening: { weekday: [], sunday: EVENING },
} as const satisfies Record<string, { weekday: Hours; sunday: Hours }>

function weekOfHours({ weekday, sunday }: { weekday: Hours; sunday: Hours }): string {
  const day = (hours: Hours) =>
    PARTS.map(({ from, to }) => (hours.some(([f, t]) => f * 60 <= from && to <= t * 60) ? '1' : '0')).join('')
  return day(weekday).repeat(DAYS - 1) + day(sunday)
}

/** The cells with which a pattern begins, one text a week of its cycle; each may then be changed. `own` begins with what stood there before. */
export function cellsOf(pattern: AvailabilityPattern, before: string[] = []): string[] {
  if (pattern === 'white') return [weekOfHours(SHIFTS.white)]
  if (pattern === 'night') return [weekOfHours(SHIFTS.night)]
  if (pattern === 'twoShift') return [weekOfHours(SHIFTS.white), weekOfHours(SHIFTS.night)]
  if (pattern === 'monthlyRest') return [weekOfHours(SHIFTS.evenings)]
  if (pattern === 'sundayEvening') return [weekOfHours(SHIFTS.sundayEvening)]
  return [before[0] ?? '0'.repeat(CELLS_A_WEEK)]
}

/** Which part of the day a minute falls into; -1 at night. */
export function partOf(minute: number): number {
  const part = Math.floor((minute - FIRST_MINUTE) / PART_MINUTES)
  return part >= 0 && part < PARTS.length ? part : -1
}

/** Which week of a cycle holds a date; the cycle goes on for ever in both directions. */
export function cycleWeek({ anchor, cells }: Pick<Availability, 'anchor' | 'cells'>, date: DateText): number {
  const weeks = daysBetween(weekOfDate(anchor), weekOfDate(date)) / DAYS
  return ((weeks % cells.length) + cells.length) % cells.length
}

/** The anchor that makes the week of `date` the cycle's week `index`. */
export function anchorFor(date: DateText, index: number): DateText {
  return addDays(weekOfDate(date), -DAYS * index)
}

/** Whether somebody has said that they can be reached at an instant; never at night. */
export function isFree(availability: Availability, startsAt: Date | string | number): boolean {
  const part = partOf(minuteOf(startsAt))
  if (part < 0) return false
  const date = dateOf(startsAt)
  if (availability.restDays.includes(Number(date.slice(8)))) return true
  const week = availability.cells[cycleWeek(availability, date)] ?? ''
  return week[(weekdayOf(date) - 1) * PARTS.length + part] === '1'
}

/** One week's cells with one of them turned over. */
export function toggled(week: string, index: number): string {
  return week.slice(0, index) + (week[index] === '1' ? '0' : '1') + week.slice(index + 1)
}

/** 18–20, in hours. */
export function partText(part: number): string {
  const { from, to } = PARTS[part]!
  return `${from / 60}–${to / 60}`
}
