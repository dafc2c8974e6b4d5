import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

/**
 * What the county needs of the school's calendar: weeks run Monday to Sunday at +08:00 (contract/week.ts says why), which the database's own
 * `app.week_of` computes the same way. Written here because the database imports no other room.
 */
type DateText = string

const MINUTE_MS = 60_000
const OFFSET_MINUTES = 8 * 60
const FRIDAY = 4
const COMPOSED_MINUTE = 18 * 60

/** The school's date at an instant. */
export function dateOf(at: Date): DateText {
  return dayjs.utc(at).add(OFFSET_MINUTES, 'minute').format('YYYY-MM-DD')
}

export function addDays(date: DateText, days: number): DateText {
  return dayjs.utc(date).add(days, 'day').format('YYYY-MM-DD')
}

/** 1 = Monday ... 7 = Sunday. */
export function weekdayOf(date: DateText): number {
  return dayjs.utc(date).day() || 7
}

/** The Monday of the week that holds this date. */
export function weekOf(date: DateText): DateText {
  return addDays(date, 1 - weekdayOf(date))
}

/** The instant of a minute of the school's day. */
export function instantAt(date: DateText, minute: number): Date {
  return new Date(dayjs.utc(date).valueOf() + (minute - OFFSET_MINUTES) * MINUTE_MS)
}

export function addMinutes(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * MINUTE_MS)
}

/** Friday 18:00 of a week, when its updates are composed. */
export function composedAt(week: DateText): Date {
  return instantAt(addDays(week, FRIDAY), COMPOSED_MINUTE)
}

/** The year in which the school year of a date began: children move up on the first of September. */
export function schoolYearOf(date: DateText): number {
  const [year, month] = date.split('-').map(Number) as [number, number]
  return month >= 9 ? year : year - 1
}
