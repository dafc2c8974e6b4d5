import { sql } from 'drizzle-orm'
import { isoOf, statement } from '../handler'
import { confirmation } from '../bookings/confirmation'
import { bookedParty } from '../bookings/party'

/**
 * A family takes the time that is kept for them: a booking for the child and the siblings who call together. Whoever books first has it: the slot's claim decides between an acceptance,
 * a booking by somebody else and the clock that takes the time back (OFFER_OVER, SLOT_TAKEN, ALREADY_BOOKED); the offer's own row follows by trigger.
 */
export const acceptOffer = statement('waiting.accept', {
  answer({ offerId }, { caller, now }) {
    const stillOpen = sql`exists (
      select from app.slots(app.school_date(o.starts_at), app.school_date(o.starts_at)) s where s.line_id = o.line_id and s.starts_at = o.starts_at)`
    return {
      with: sql`
        asked as materialized (
          select o.child_id, o.line_id, o.starts_at from slot_offer o join child c on c.school_id = o.school_id and c.child_id = o.child_id and c.left_on is null
          where o.school_id = ${caller.placeId} and o.offer_id = ${offerId} and case
            when o.state = 'accepted' then app.refuse('ALREADY_BOOKED')
            when o.state <> 'open' or o.expires_at <= ${now}::timestamptz then app.refuse('OFFER_OVER')
            when not ${stillOpen} then app.refuse('SLOT_NOT_OPEN') else true end),
        ${bookedParty({ from: 'asked', together: true, origin: 'offer', caller, now })}${confirmation('booked', sql`(select child_id from asked)`, { caller, now })}`,
      reply: sql`select jsonb_build_object('bookingId', booking_id, 'startsAt', ${isoOf(sql`booked.starts_at`)}) from booked join asked using (child_id)`,
      children: sql`select array_agg(child_id) from booked`,
    }
  },
  raced: true,
})
