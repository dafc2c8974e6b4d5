import { sql } from 'drizzle-orm'
import { statement } from '../handler'

/** The desk has reminded a family by phone: its call stands on the sheet no more. */
export const deskReminded = statement('desk.reminded', {
  answer({ bookingId }, { caller, now }) {
    return {
      with: sql`
        reminded as (
          update booking b set reminded_day_at = coalesce(b.reminded_day_at, ${now}::timestamptz)
          from booking own where own.school_id = ${caller.placeId} and own.booking_id = ${bookingId}
            and b.school_id = own.school_id and b.line_id = own.line_id and b.starts_at = own.starts_at and b.party_id = own.party_id and b.state = own.state
          returning b.child_id)`,
      reply: sql`select jsonb_build_object('reminded', true) where exists (select from reminded)`,
      children: sql`select array_agg(child_id) from reminded`,
    }
  },
})
