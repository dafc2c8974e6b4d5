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
        left_behind as (
          update booking b set state = 'moved'
          from mine where b.school_id = ${caller.placeId} and b.booking_id = mine.booking_id and b.state = 'booked' and b.starts_at > ${now}::timestamptz
            and ${slotIsOpen(lineId, startsAt, now)}
          returning b.*),
        moved as (
          insert into booking (school_id, line_id, starts_at, week, child_id, party_id, relative_id, state, ordinal, origin, moved_from, booked_by, booked_at, confirmed_at)
          select school_id, ${lineId}, ${startsAt}::timestamptz, ${weekOf(startsAt)}::date, child_id, party_id, relative_id, 'booked', ordinal, origin, booking_id,
            ${caller.personId}, ${now}::timestamptz, ${now}::timestamptz
          from left_behind returning booking_id, starts_at, child_id, line_id)${confirmation('moved', { caller, now })}`,
      reply: sql`select jsonb_build_object('bookingId', moved.booking_id, 'startsAt', ${isoOf(sql`moved.starts_at`)}) from mine left join moved on true
        where moved.starts_at is not null or app.refuse('BOOKING_OVER')`,
      children: sql`select array_agg(child_id) from moved`,
      detail: sql`(select jsonb_build_object('fromLine', was_line, 'from', was_at, 'toLine', ${lineId}::bigint, 'to', ${startsAt}::timestamptz) from mine)`,
    }
  },
})
