import { addDays } from './week'
import type { DateText } from './week'

/** A school term: the autumn one begins on 1 August (enrolment opens then), the spring one on 1 February. */
export interface Term {
  /** `2026-autumn`, `2027-spring`. */
  key: string
  label: string
  from: DateText
  to: DateText
}

/** The term in which a day lies; the days of January belong to the autumn term of the year before. */
export function termOf(day: DateText): Term {
  const year = Number(day.slice(0, 4))
  const month = Number(day.slice(5, 7))
  if (month >= 2 && month <= 7) {
    return { key: `${year}-spring`, label: `${year}年春季学期`, from: `${year}-02-01`, to: `${year}-07-31` }
  }
  const start = month === 1 ? year - 1 : year
  return { key: `${start}-autumn`, label: `${start}年秋季学期`, from: `${start}-08-01`, to: `${start + 1}-01-31` }
}

/** The term before. */
export function termBefore(term: Term): Term {
  return termOf(addDays(term.from, -1))
}
