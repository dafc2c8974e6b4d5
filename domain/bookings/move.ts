import { sql } from 'drizzle-orm'
import { weekOf } from '../../contract/week'
import { isoOf, statement } from '../handler'
import { confirmation } from './confirmation'
import { nearestFree } from './near'
import { mayChange, mine, ofItsParty } from './own'
import { freeOrdinal, slotIsOpen } from './slot'

/**
 * Moves a booking, and those that share its call, to another free slot in one step: the old slot is let go and the new one held together, or neither. The old rows stay, as
 * `moved`; the new ones are confirmed by whoever chose the time, and nothing is left to be looked at again.
 */
export const move = statement('bookings.move', {
  answer({ bookingId, lineId, startsAt }, { caller, now }) {
    const week = sql`${weekOf(startsAt)}::date`
    return {
      with: sql`
        ${mine(caller.placeId, bookingId)},
        left_behind as (
          update booking b set state = 'moved' from mine
          where ${ofItsParty} and ${mayChange({ caller, now })} and ${slotIsOpen(lineId, startsAt, now)}
          returning b.*),
        going as (
          select l.*, case when l.week = ${week} then l.ordinal else ${freeOrdinal(caller.placeId, sql`l.child_id`, week)} end as new_ordinal from left_behind l),
        moved as (
          insert into booking (school_id, line_id, starts_at, week, child_id, party_id, relative_id, state, ordinal, origin, moved_from, booked_by, booked_at, confirmed_at)
          select school_id, ${lineId}, ${startsAt}::timestamptz, ${week}, child_id, party_id, relative_id, 'booked', new_ordinal, origin, booking_id,
            ${caller.personId}, ${now}::timestamptz, ${now}::timestamptz
          from going where new_ordinal is not null or app.refuse('ALREADY_BOOKED') order by child_id
          returning booking_id, starts_at, child_id, line_id, moved_from)${confirmation('moved', sql`(select child_id from mine)`, { caller, now })}`,
      reply: sql`select jsonb_build_object('bookingId', moved.booking_id, 'startsAt', ${isoOf(sql`moved.starts_at`)}, 'childIds', (select jsonb_agg(child_id order by child_id) from moved))
        from mine left join moved on moved.moved_from = mine.booking_id
        where moved.starts_at is not null or app.refuse('BOOKING_OVER')`,
      children: sql`select array_agg(child_id) from moved`,
      detail: sql`(select jsonb_build_object('fromLine', line_id, 'from', starts_at, 'toLine', ${lineId}::bigint, 'to', ${startsAt}::timestamptz) from mine)`,
    }
  },
  raced: true,
  onRefusal: nearestFree,
})
