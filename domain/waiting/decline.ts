import { sql } from 'drizzle-orm'
import { statement } from '../handler'
import { openAt } from './on-board'

/** A family does not want the time that is kept for them: it is free at once, and goes to who waits next. They stay on the list. */
export const declineOffer = statement('waiting.decline', {
  answer({ offerId }, { caller, now }) {
    return {
      // The claim first, then the offer: in the order in which a booking takes them.
      with: sql`
        mine as materialized (select o.* from slot_offer o where o.school_id = ${caller.placeId} and o.offer_id = ${offerId}),
        freed as materialized (
          select o.offer_id, app.end_offer(o.line_id, o.starts_at, (app.party_of(o.child_id))[1]) as ended from mine o where ${openAt(now)}),
        declined as (
          update slot_offer o set state = 'declined', expires_at = ${now}::timestamptz from freed
          where o.school_id = ${caller.placeId} and o.offer_id = freed.offer_id and o.state = 'open' returning o.offer_id)`,
      reply: sql`select jsonb_build_object('declined', true) from mine left join declined using (offer_id)
        where declined.offer_id is not null or mine.state = 'declined' or app.refuse('OFFER_OVER')`,
      children: sql`select array_agg(child_id) from mine`,
    }
  },
})
