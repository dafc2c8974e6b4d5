import type { Pool } from 'pg'
import { addDays, dateOf, instantAt, weekdayOf } from '../../contract/week'

/** The next given weekday (1 = Monday) and minute of the school's day after an instant, in milliseconds. */
export function nextWeekday(now: number, weekday: number, minute: number): number {
  const days = (weekday - weekdayOf(dateOf(now)) + 7) % 7
  const today = Date.parse(instantAt(addDays(dateOf(now), days), minute))
  return today > now ? today : Date.parse(instantAt(addDays(dateOf(now), days + 7), minute))
}

/**
 * When the next opening hours of an active line begin, in milliseconds; undefined if no line has any.
 * @param schools the schools to look at; all of them if the list is empty
 */
export async function nextBell(pool: Pool, now: number, schools: number[]): Promise<number | undefined> {
  const { rows } = await pool.query<{ weekday: number; minute: number }>(
    `select distinct h.weekday::int, h.from_minute::int as minute
     from opening_hours h join phone_line l using (school_id, line_id)
     where l.active and (cardinality($1::bigint[]) = 0 or h.school_id = any($1))`,
    [schools],
  )
  const instants = rows.map(({ weekday, minute }) => nextWeekday(now, weekday, minute))
  return instants.length > 0 ? Math.min(...instants) : undefined
}
