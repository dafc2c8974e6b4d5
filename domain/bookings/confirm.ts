import { sql } from 'drizzle-orm'
import { statement } from '../handler'
import { mine, ofItsParty } from './own'

/** The family says that a planned time suits them. One that needs another time cannot be confirmed: it is closed. */
export const confirm = statement('bookings.confirm', {
  answer({ bookingId }, { caller, now }) {
    return {
      with: sql`
        ${mine(caller.placeId, bookingId)},
        confirmed as (
          update booking b set confirmed_at = coalesce(b.confirmed_at, ${now}::timestamptz) from mine
          where ${ofItsParty} and b.starts_at > ${now}::timestamptz and (mine.review is null or app.refuse('SLOT_NOT_OPEN'))
          returning b.booking_id, b.child_id)`,
      reply: sql`select jsonb_build_object('confirmed', true) from mine left join confirmed using (booking_id)
        where confirmed.booking_id is not null or app.refuse('BOOKING_OVER')`,
      children: sql`select array_agg(child_id) from confirmed`,
    }
  },
})
