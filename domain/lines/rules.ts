import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { noChildren, statement } from '../handler'

/** What the school has decided about its family phone, or the defaults. */
export const rules = statement('lines.rules', {
  answer: () => ({ reply: sql`select ${asReply(sql`r`)} from app.call_rules() r`, children: noChildren }),
})

/** Decides it anew. Calls that are agreed already stay, whatever the limits are now. */
export const setRules = statement('lines.setRules', {
  answer(rule, { caller }) {
    return {
      with: sql`
        saved as (
          insert into call_rules as r (school_id, calls_a_week, cancel_before_minutes, offer_minutes, unconfirmed, release_before_minutes, publish)
          values (${caller.placeId}, ${rule.callsAWeek}, ${rule.cancelBeforeMinutes}, ${rule.offerMinutes}, ${rule.unconfirmed}, ${rule.releaseBeforeMinutes}, ${rule.publish})
          on conflict (school_id) do update set calls_a_week = excluded.calls_a_week, cancel_before_minutes = excluded.cancel_before_minutes, offer_minutes = excluded.offer_minutes,
            unconfirmed = excluded.unconfirmed, release_before_minutes = excluded.release_before_minutes, publish = excluded.publish
          returning r.*)`,
      reply: sql`select ${asReply(sql`saved`)} from saved`,
      children: noChildren,
    }
  },
})

function asReply(row: SQL): SQL {
  return sql`jsonb_build_object('callsAWeek', ${row}.calls_a_week, 'cancelBeforeMinutes', ${row}.cancel_before_minutes, 'offerMinutes', ${row}.offer_minutes,
    'unconfirmed', ${row}.unconfirmed, 'releaseBeforeMinutes', ${row}.release_before_minutes, 'publish', ${row}.publish)`
}
