import { sql } from 'drizzle-orm'
import { statement } from '../handler'

/** The desk has reminded a family by phone: its call stands on the sheet no more, nor do messages about it that could not be sent (domain/sheet). */
export const deskReminded = statement('desk.reminded', {
  answer({ bookingId }, { caller, now }) {
    return {
      with: sql`
        reminded as (
          update booking b set reminded_day_at = coalesce(b.reminded_day_at, ${now}::timestamptz)
          from booking own where own.school_id = ${caller.placeId} and own.booking_id = ${bookingId}
            and b.school_id = own.school_id and b.line_id = own.line_id and b.starts_at = own.starts_at and b.party_id = own.party_id and b.state = own.state
          returning b.child_id, b.starts_at),
        told as (
          update message m set sheet_done_at = ${now}::timestamptz, sheet_done_by = ${caller.personId} from reminded r
          where m.school_id = ${caller.placeId} and m.child_id = r.child_id and m.template in ('callBooked', 'callReminder') and m.state in ('noCredit', 'failed')
            and m.sheet_done_at is null and (m.data ->> 'startsAt')::timestamptz = r.starts_at)`,
      reply: sql`select jsonb_build_object('reminded', true) where exists (select from reminded)`,
      children: sql`select array_agg(child_id) from reminded`,
    }
  },
})
