import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Context } from '../handler'

/** The table expression `mine`: the booking, if it is one that the caller may see. */
export function mine(schoolId: number, bookingId: number): SQL {
  return sql`mine as materialized (select b.* from booking b where b.school_id = ${schoolId} and b.booking_id = ${bookingId})`
}

/** True for each booking `b` that shares the call of `mine`. */
export const ofItsParty = sql`(b.school_id = mine.school_id and b.starts_at = mine.starts_at and b.line_id = mine.line_id and b.party_id = mine.party_id and b.state = 'booked')`

/** Whether the school's time for changes is over for a booking (an alias), and how it can be that nobody minds: what the school itself has upset may be changed until the call. */
export function isTooLate(booking: SQL, now: Date): SQL {
  return sql`(${booking}.review is null and ${booking}.starts_at - make_interval(mins => (select cancel_before_minutes from app.call_rules())) <= ${now}::timestamptz)`
}

/** True for a booking `mine` that may still be changed by the caller; refuses with the reason otherwise. Staff, who know why, are not bound by the school's limit. */
export function mayChange({ caller, now }: Pick<Context, 'caller' | 'now'>): SQL {
  const late = caller.role === 'parent' ? isTooLate(sql`mine`, now) : sql`false`
  return sql`(case when mine.state <> 'booked' or mine.starts_at <= ${now}::timestamptz then app.refuse('BOOKING_OVER')
    when ${late} then app.refuse('BOOKING_TOO_LATE') else true end)`
}
