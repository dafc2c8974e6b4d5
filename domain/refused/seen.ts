import { sql } from 'drizzle-orm'
import { noChildren, statement } from '../handler'

/** The head has looked at it. */
export const refusedSeen = statement('refused.seen', {
  answer({ refusedId }, { caller, now }) {
    return {
      with: sql`
        looked as (
          update refused_content set seen_at = coalesce(seen_at, ${now}::timestamptz), seen_by = ${caller.personId}
          where school_id = ${caller.placeId} and refused_id = ${refusedId} returning child_id)`,
      reply: sql`select jsonb_build_object('seen', true) from looked`,
      children: sql`select coalesce(array_agg(child_id) filter (where child_id is not null), ${noChildren}) from looked`,
    }
  },
})
