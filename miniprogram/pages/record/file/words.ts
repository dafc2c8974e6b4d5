import type { DateText } from '../../../../contract/week'

/** 2026年9月1日 */
export function dayText(date: DateText): string {
  return `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`
}
