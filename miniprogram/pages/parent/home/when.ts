import {
  addDays,
  clockText,
  dateOf,
  daysBetween,
  minuteOf,
  monthDay,
  weekOf,
  weekOfDate,
  weekdayName,
} from '../../../../contract/week'

/** How a family says the day of a call that lies ahead: 今天, 明天, 周日, 下周三, 12月9日. `present` in milliseconds since 1970. */
export function aheadDay(date: string, present: number): string {
  const today = dateOf(present)
  const days = daysBetween(today, date)
  if (days === 0) return '今天'
  if (days === 1) return '明天'
  const week = weekOfDate(date)
  if (week === weekOf(present)) return weekdayName(date)
  return week === addDays(weekOf(present), 7) ? `下${weekdayName(date)}` : monthDay(date)
}

/** `下周三 12:40` */
export function aheadText(startsAt: string, present: number): string {
  return `${aheadDay(dateOf(startsAt), present)} ${clockText(minuteOf(startsAt))}`
}

/** 本周, 上周, 下周, or the days of a week further away: `11月9日`. */
export function weekName(week: string, thisWeek: string): string {
  const weeks = daysBetween(thisWeek, week) / 7
  if (weeks === 0) return '本周'
  if (weeks === -1) return '上周'
  return weeks === 1 ? '下周' : monthDay(week)
}
