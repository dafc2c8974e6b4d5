import { sql } from 'drizzle-orm'
import { statement } from '../handler'
import { mayTell, onWhoseCard } from './whose'

/** Forgets when a relative can be reached: at any time then, as far as we know. */
export const clearAvailability = statement('availability.clear', {
  answer({ relativeId }, context) {
    return {
      with: sql`
        mine as (select r.school_id, r.relative_id from relative r where ${mayTell(relativeId, context)}),
        cleared as (delete from availability v using mine where v.school_id = mine.school_id and v.relative_id = mine.relative_id)`,
      reply: sql`select jsonb_build_object('cleared', true) from mine`,
      children: onWhoseCard(relativeId, context),
      detail: sql`jsonb_build_object('relativeId', ${relativeId}::bigint)`,
    }
  },
})
