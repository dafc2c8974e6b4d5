import { sql } from 'drizzle-orm'
import { isoOf, statement } from '../handler'
import { tellFamilies } from '../messages/tell'

/** A call whose slot is gone stays at its time all the same: the head has seen to it. Siblings stay together, and the family hears that the time is on again. */
export const keep = statement('lines.keep', {
  answer({ bookingId }, { caller, now }) {
    return {
      with: sql`
        named as (select party_id, line_id, starts_at from booking where school_id = ${caller.placeId} and booking_id = ${bookingId}),
        stays as (
          update booking b set review = null, review_at = ${now}::timestamptz from named n
          where b.school_id = ${caller.placeId} and b.party_id = n.party_id and b.line_id = n.line_id and b.starts_at = n.starts_at and b.state = 'booked'
            and b.review is not null and b.starts_at > ${now}::timestamptz
          returning b.child_id, b.starts_at),
        again as (
          select k.child_id, jsonb_build_object('child', c.name, 'startsAt', ${isoOf(sql`k.starts_at`)}, 'reason', 'again') as data
          from stays k join child c on c.school_id = ${caller.placeId} and c.child_id = k.child_id),
        ${tellFamilies('again', 'callChanged', caller.placeId, now)}`,
      reply: sql`select jsonb_build_object('kept', true) from named where exists (select from stays) or app.refuse('BOOKING_OVER')`,
      children: sql`select array_agg(child_id) from stays`,
    }
  },
})
