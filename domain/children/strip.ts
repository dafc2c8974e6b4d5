import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { addDays, instantAt } from '../../contract/week'
import type { DateText } from '../../contract/week'

/**
 * `marks(child_id, marks)`: everything that happened or is booked in a school week, one pair of characters each (`0r2b2m`): the day, 0 = Monday, and a letter.
 * A booking that nobody has answered for by the end of its day counts as missed.
 */
export function weekMarks(schoolId: number, week: DateText, today: DateText): SQL {
  const from = instantAt(week)
  const to = instantAt(addDays(week, 7))
  const day = (column: SQL) => sql`(app.school_date(${column}) - ${week}::date)`
  return sql`marks as (
    select child_id, string_agg(day || letter, '') as marks from (
      select f.child_id, ${day(sql`f.started_at`)} as day, case f.outcome when 'reached' then 'r' else 'm' end as letter
      from family_call f
      where f.school_id = ${schoolId} and f.week = ${week}::date and f.undone_at is null
      union all
      select b.child_id, ${day(sql`b.starts_at`)}, case when b.state = 'missed' or app.school_date(b.starts_at) < ${today}::date then 'm' else 'b' end
      from booking b
      where b.school_id = ${schoolId} and b.starts_at >= ${from}::timestamptz and b.starts_at < ${to}::timestamptz and b.state in ('booked', 'missed')) one
    group by child_id)`
}

const rank = 'mbr'

/** Monday to Sunday as `r-b--m-` from the pairs of `weekMarks`: reached counts before booked, booked before missed. */
export function stripOf(marks: string | null): string {
  const days = Array.from('-------')
  for (const [, day, letter] of (marks ?? '').matchAll(/([0-6])([rbm])/g)) {
    if (rank.indexOf(letter!) > rank.indexOf(days[Number(day)]!)) days[Number(day)] = letter!
  }
  return days.join('')
}
