import { sql } from 'drizzle-orm'
import { noChildren, statement } from '../handler'

/** A parent has read the letter, or has the child's letter in hand. Whoever of the family says so first says it for all; saying it again changes nothing. */
export const confirmLetter = statement('letters.confirm', {
  answer({ letterId, childId }, { caller, now }) {
    return {
      with: sql`
        own as (
          select lc.child_id from letter_child lc join letter l using (school_id, letter_id)
          where lc.school_id = ${caller.placeId} and lc.letter_id = ${letterId} and (${childId ?? null}::bigint is null or lc.child_id = ${childId ?? null})),
        confirmed as (
          update letter_child lc set confirmed_at = ${now}::timestamptz, confirmed_by = ${caller.personId}
          where lc.school_id = ${caller.placeId} and lc.letter_id = ${letterId} and lc.child_id in (select child_id from own) and lc.confirmed_at is null
          returning lc.child_id)`,
      reply: sql`select jsonb_build_object('letterId', ${letterId}::bigint, 'confirmed', jsonb_agg(child_id order by child_id)) from own having count(*) > 0`,
      children: sql`select coalesce(array_agg(child_id), ${noChildren}) from confirmed`,
      detail: sql`jsonb_build_object('letterId', ${letterId}::bigint)`,
    }
  },
})
