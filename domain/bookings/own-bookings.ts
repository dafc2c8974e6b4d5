import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Context } from '../handler'
import { isoOf } from '../handler'
import { isTooLate } from './own'

/** A child's bookings from this week on, as the family's board tells them: who shares the call, whether it needs another time or is late, and what may still be done. */
export function ownBookings(
  childId: SQL,
  { caller, now, today, week }: Pick<Context, 'caller' | 'now' | 'today' | 'week'>,
): SQL {
  const school = caller.placeId
  const ahead = sql`(b.state = 'booked' and b.starts_at > ${now}::timestamptz)`
  const late = isTooLate(sql`b`, now)
  return sql`coalesce((
    select jsonb_agg(jsonb_build_object('bookingId', b.booking_id, 'childId', b.child_id, 'lineId', b.line_id, 'startsAt', ${isoOf(sql`b.starts_at`)}, 'state', b.state,
      'with', (select coalesce(jsonb_agg(o.child_id order by o.child_id), '[]'::jsonb) from booking o where o.school_id = b.school_id and o.starts_at = b.starts_at
        and o.line_id = b.line_id and o.party_id = b.party_id and o.child_id <> b.child_id and o.state = b.state),
      'planned', b.origin = 'plan', 'confirmed', b.confirmed_at is not null, 'review', b.review,
      'late', coalesce((select d.minutes from line_delay d where d.school_id = b.school_id and d.line_id = b.line_id and d.on_date = ${today}::date
        and b.state = 'booked' and app.school_date(b.starts_at) = ${today}::date), 0),
      'can', jsonb_build_object('cancel', ${ahead} and not ${late}, 'move', ${ahead} and not ${late}, 'confirm', ${ahead} and b.confirmed_at is null and b.review is null),
      'tooLate', ${ahead} and ${late}) order by b.starts_at)
    from booking b where b.school_id = ${school} and b.child_id = ${childId} and b.week >= ${week}::date and b.state in ('booked', 'done', 'missed')), '[]'::jsonb)`
}
