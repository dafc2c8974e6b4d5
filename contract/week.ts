import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

/**
 * The school's calendar: a week runs Monday to Sunday at +08:00, all year (China keeps no summer time).
 * Computed as UTC plus eight hours because dayjs's time-zone plugin needs Intl data that WeChat on Android lacks.
 * A `DateText` is `YYYY-MM-DD`; a week is named by the `DateText` of its Monday.
 */
export type DateText = string

type Instant = Date | string | number

const SCHOOL_OFFSET_HOURS = 8
const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** ISO text of the school's wall clock. Asked several times a call, so without dayjs, whose format is the slow part. */
function wallClock(instant: Instant): string {
  return new Date(new Date(instant).getTime() + SCHOOL_OFFSET_HOURS * 60 * MINUTE_MS).toISOString()
}

/** The school's date at an instant. */
export function dateOf(instant: Instant): DateText {
  return wallClock(instant).slice(0, 10)
}

/** Minutes since the school's midnight, 0 to 1439. */
export function minuteOf(instant: Instant): number {
  const at = wallClock(instant)
  return Number(at.slice(11, 13)) * 60 + Number(at.slice(14, 16))
}

/** The instant (ISO, UTC) of a minute of the school's day. */
export function instantAt(date: DateText, minute = 0): string {
  return new Date(Date.parse(date) - SCHOOL_OFFSET_HOURS * 60 * MINUTE_MS + minute * MINUTE_MS).toISOString()
}

/** The date some days later (or earlier, when negative). */
export function addDays(date: DateText, days: number): DateText {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10)
}

/** Whole days from one date to another. */
export function daysBetween(from: DateText, to: DateText): number {
  return dayjs.utc(to).diff(dayjs.utc(from), 'day')
}

/** 1 = Monday ... 7 = Sunday. */
export function weekdayOf(date: DateText): number {
  return new Date(Date.parse(date)).getUTCDay() || 7
}

/** The Monday of the week that holds this date. */
export function weekOfDate(date: DateText): DateText {
  return addDays(date, 1 - weekdayOf(date))
}

/** The Monday of the school week at an instant. */
export function weekOf(instant: Instant): DateText {
  return weekOfDate(dateOf(instant))
}

/** Full years between a birth date and a date. */
export function ageOn(birthDate: DateText, date: DateText): number {
  return dayjs.utc(date).diff(dayjs.utc(birthDate), 'year')
}

const weekdayNames = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']

/** 周一 ... 周日 */
export function weekdayName(date: DateText): string {
  return weekdayNames[weekdayOf(date) - 1]!
}

/** 12:40 from minutes since midnight. */
export function clockText(minute: number): string {
  const pad = (n: number) => (n < 10 ? `0${n}` : String(n))
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`
}

/** Minutes since midnight from `12:40`; undefined where the text is no time of day. */
export function minuteFromText(text: string): number | undefined {
  const found = /^([0-9]{1,2}):([0-9]{2})$/.exec(text)
  if (!found) return undefined
  const minute = Number(found[1]) * 60 + Number(found[2])
  return Number(found[2]) < 60 && minute <= 24 * 60 ? minute : undefined
}

/** 11月27日 */
export function monthDay(date: DateText): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`
}

/** 周日 18:20 */
export function dayAndTime(instant: Instant): string {
  return `${weekdayName(dateOf(instant))} ${clockText(minuteOf(instant))}`
}

/** 11月29日 周日 18:20 */
export function fullTime(instant: Instant): string {
  return `${monthDay(dateOf(instant))} ${dayAndTime(instant)}`
}

/** 11月23日至29日; the month is said again only where it changes. */
export function weekText(week: DateText): string {
  const end = addDays(week, 6)
  const sameMonth = week.slice(0, 7) === end.slice(0, 7)
  return `${monthDay(week)}至${sameMonth ? `${Number(end.slice(8))}日` : monthDay(end)}`
}

/** 今天, 明天, 昨天, or 周三 within a week, or 11月3日. */
export function dayName(date: DateText, today: DateText): string {
  const days = daysBetween(today, date)
  if (days === 0) return '今天'
  if (days === 1) return '明天'
  if (days === -1) return '昨天'
  return Math.abs(days) < 7 ? weekdayName(date) : monthDay(date)
}
