import { sql } from 'drizzle-orm'
import { addDays, dateOf, instantAt } from '../../contract/week'
import { allSchools, clockAt } from './caller'
import type { ClockWork } from './caller'

/** How far back a day may still be open: after a long standstill of the clock, or a log that was taken back. */
const DAYS_BACK = 60

/**
 * Closes the days that are over: a call that nobody logged was missed, because its time was gone (`review`) or because nobody wrote down what came of it; the child stands in front of the
 * waiting list then. A log that comes later from a phone without network still makes it done.
 * @returns how many bookings were closed
 */
export async function closeDay({ database, ports }: ClockWork): Promise<number> {
  const now = ports.clock.now()
  const today = dateOf(now)
  let closed = 0
  for (const schoolId of await allSchools(database)) {
    const [row] = await database.once<{ closed: number }>(
      clockAt(schoolId),
      sql`
        with due as materialized (
          select b.booking_id from booking b
          where b.school_id = ${schoolId} and b.state = 'booked'
            and b.starts_at >= ${instantAt(addDays(today, -DAYS_BACK))}::timestamptz and b.starts_at < ${instantAt(today)}::timestamptz
          order by b.booking_id for update of b skip locked),
        closed as (
          update booking b set state = 'missed', why = coalesce(b.review, 'unlogged') from due
          where b.school_id = ${schoolId} and b.booking_id = due.booking_id and b.state = 'booked'
          returning b.child_id),
        trail as (
          insert into audit (school_id, at, person_id, hat, action, children, detail)
          select ${schoolId}, ${now}::timestamptz, null, 'clock', 'clock.closeDay', array_agg(child_id), null from closed having count(*) > 0)
        select count(*)::int as closed from closed`,
    )
    closed += row?.closed ?? 0
  }
  return closed
}
