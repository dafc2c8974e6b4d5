import { sql } from 'drizzle-orm'
import { statement } from '../handler'

/** Gives a slot back. The row stays, cancelled; the slot is free at once. */
export const cancel = statement('bookings.cancel', {
  answer({ bookingId }, { caller, now }) {
    return {
      with: sql`
        mine as (
          select booking_id from booking where school_id = ${caller.placeId} and booking_id = ${bookingId}),
        gone as (
          update booking b set state = 'cancelled', why = ${caller.role === 'parent' ? 'family' : 'school'}, cancelled_at = ${now}::timestamptz from mine
          where b.school_id = ${caller.placeId} and b.booking_id = mine.booking_id
            and b.state = 'booked' and b.starts_at > ${now}::timestamptz
          returning b.booking_id, b.child_id)`,
      reply: sql`select jsonb_build_object('cancelled', true) from mine left join gone using (booking_id)
        where gone.booking_id is not null or app.refuse('BOOKING_OVER')`,
      children: sql`select array_agg(child_id) from gone`,
    }
  },
})
