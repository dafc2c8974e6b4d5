/** A date as read: the day, and whether it stood in a spelling that needs no remark. */
export interface DayRead {
  day: string
  plain: boolean
}

/**
 * Reads a birth date as offices write it: 2018-3-5, 2018.3.5, 2018年3月5日, 20180305, 18.3.5, or Excel's day number.
 * @param text half-width, without spaces
 * @returns the day, or a Chinese sentence that says what is wrong
 */
export function readDay(text: string): DayRead | string {
  const match =
    /^(\d{4}|\d{2})[-/.年,、](\d{1,2})[-/.月,、](\d{1,2})日?(?:T?\d{1,2}:.*)?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (match) {
    const year = match[1]!.length === 2 ? 2000 + Number(match[1]) : Number(match[1])
    const day = dayText(year, Number(match[2]), Number(match[3]))
    return day ? { day, plain: /^\d{4}[-/]\d{1,2}[-/]\d{1,2}$/.test(text) } : '没有这一天，请核对年、月、日'
  }
  if (/^\d{5}$/.test(text)) return { day: excelDay(Number(text)), plain: false }
  if (/^\d{4}[-/.年]?\d{1,2}月?$/.test(text)) return '只有年和月，缺少“日”，请补全'
  return '认不出这个日期，请写成 2018-03-05 的样子'
}

/** `YYYY-MM-DD`, or `null` when the calendar has no such day. */
export function dayText(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isReal && year >= 1900 ? date.toISOString().slice(0, 10) : null
}

/** Full years from one `YYYY-MM-DD` to another. */
export function yearsBetween(birth: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4))
  return today.slice(5) < birth.slice(5) ? years - 1 : years
}

/** Excel counts days from 1899-12-30. */
function excelDay(days: number): string {
  return new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10)
}
