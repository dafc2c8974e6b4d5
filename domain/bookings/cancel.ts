import { sql } from 'drizzle-orm'
import { isoOf, statement } from '../handler'
import { tellFamilies } from '../messages/tell'
import { mayChange, mine, ofItsParty } from './own'

/** Gives a slot back, for all who share the call. The rows stay, cancelled; the slot is free at once. Of what the school cancels the family is told. */
export const cancel = statement('bookings.cancel', {
  answer({ bookingId }, { caller, now }) {
    const told = caller.role === 'parent' ? sql`` : sql`, ${tellFamilies('news', 'callChanged', caller.placeId, now)}`
    return {
      with: sql`
        ${mine(caller.placeId, bookingId)},
        gone as (
          update booking b set state = 'cancelled', why = ${caller.role === 'parent' ? 'family' : 'school'}, cancelled_at = ${now}::timestamptz from mine
          where ${ofItsParty} and ${mayChange({ caller, now })}
          returning b.booking_id, b.child_id, b.starts_at),
        news as (
          select g.child_id, jsonb_build_object('child', c.name, 'startsAt', ${isoOf(sql`g.starts_at`)}, 'reason', 'other') as data
          from gone g join child c on c.school_id = ${caller.placeId} and c.child_id = g.child_id)${told}`,
      reply: sql`select jsonb_build_object('cancelled', true) from mine left join gone using (booking_id)
        where gone.booking_id is not null or app.refuse('BOOKING_OVER')`,
      children: sql`select array_agg(child_id) from gone`,
    }
  },
})
