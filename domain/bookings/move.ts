import { sql } from 'drizzle-orm'
import { weekOf } from '../../contract/week'
import { isoOf, statement } from '../handler'
import { confirmation } from './confirmation'
import { slotIsOpen } from './slot'

/** Moves a booking to another free slot in one step: the old slot is let go and the new one held together, or neither. */
export const move = statement('bookings.move', {
  answer({ bookingId, lineId, startsAt }, { caller, now }) {
    return {
      with: sql`
        mine as (
          select booking_id, line_id as was_line, starts_at as was_at from booking where school_id = ${caller.placeId} and booking_id = ${bookingId}),
        moved as (
          update booking b set line_id = ${lineId}, starts_at = ${startsAt}::timestamptz, week = ${weekOf(startsAt)}::date
          from mine where b.school_id = ${caller.placeId} and b.booking_id = mine.booking_id and b.state = 'booked' and b.starts_at > ${now}::timestamptz
            and ${slotIsOpen(lineId, startsAt, now)}
          returning b.booking_id, b.starts_at, b.child_id, b.line_id)${confirmation('moved', { caller, now })}`,
      reply: sql`select jsonb_build_object('bookingId', booking_id, 'startsAt', ${isoOf(sql`moved.starts_at`)}) from mine left join moved using (booking_id)
        where moved.starts_at is not null or app.refuse('BOOKING_OVER')`,
      children: sql`select array_agg(child_id) from moved`,
      detail: sql`(select jsonb_build_object('fromLine', was_line, 'from', was_at, 'toLine', ${lineId}::bigint, 'to', ${startsAt}::timestamptz) from mine)`,
    }
  },
})
