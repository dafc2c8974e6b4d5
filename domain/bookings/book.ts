import { sql } from 'drizzle-orm'
import { isoOf, statement } from '../handler'
import { confirmation } from './confirmation'
import { nearestFree } from './near'
import { bookedParty } from './party'
import { slotIsOpen } from './slot'

/**
 * Books a slot for a child, and for the brothers and sisters who share the call. The claim on the slot and the children's keys decide races: exactly one wins
 * (SLOT_TAKEN, with the nearest that are free, or ALREADY_BOOKED for the rest). A relative who books is the one who will be called.
 */
export const book = statement('bookings.book', {
  answer({ childId, lineId, startsAt, together }, { caller, now }) {
    const origin = caller.role === 'parent' ? 'family' : 'staff'
    return {
      with: sql`
        asked as materialized (
          select c.child_id, ${lineId}::bigint as line_id, ${startsAt}::timestamptz as starts_at
          from child c where c.school_id = ${caller.placeId} and c.child_id = ${childId} and c.left_on is null and ${slotIsOpen(lineId, startsAt, now)}),
        ${bookedParty({ from: 'asked', together, origin, caller, now })}${confirmation('booked', sql`${childId}`, { caller, now })}`,
      reply: sql`select jsonb_build_object('bookingId', booking_id, 'startsAt', ${isoOf(sql`starts_at`)}, 'childIds', (select jsonb_agg(child_id order by child_id) from booked))
        from booked where child_id = ${childId}`,
      children: sql`select array_agg(child_id) from booked`,
    }
  },
  raced: true,
  onRefusal: nearestFree,
})
