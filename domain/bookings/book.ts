import { sql } from 'drizzle-orm'
import { weekOf } from '../../contract/week'
import { isoOf, statement } from '../handler'
import { confirmation } from './confirmation'
import { slotIsOpen } from './slot'

/**
 * Books a slot for a child. The slot's and the child's unique keys decide races: exactly one wins (SLOT_TAKEN, ALREADY_BOOKED for the rest).
 * A parent who books is the one who will be called.
 */
export const book = statement('bookings.book', {
  answer({ childId, lineId, startsAt }, { caller, now }) {
    return {
      with: sql`
        booked as (
          insert into booking (school_id, line_id, starts_at, week, child_id, relative_id, state, booked_by, booked_at)
          select ${caller.placeId}, ${lineId}, ${startsAt}::timestamptz, ${weekOf(startsAt)}::date, c.child_id,
            (select r.relative_id from relative r join child_relative cr using (school_id, relative_id)
              where r.school_id = c.school_id and cr.child_id = c.child_id and r.person_id = ${caller.personId} order by cr.call_order limit 1),
            'booked', ${caller.personId}, ${now}::timestamptz
          from child c where c.school_id = ${caller.placeId} and c.child_id = ${childId} and c.left_on is null and ${slotIsOpen(lineId, startsAt, now)}
          returning booking_id, child_id, line_id, starts_at)${confirmation('booked', { caller, now })}`,
      reply: sql`select jsonb_build_object('bookingId', booking_id, 'startsAt', ${isoOf(sql`starts_at`)}) from booked`,
      children: sql`array[${childId}]`,
    }
  },
})
