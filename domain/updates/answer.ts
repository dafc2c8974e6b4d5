import { sql } from 'drizzle-orm'
import { statement } from '../handler'

/** What a parent answers with one tap: a thumb, a phrase, or both; what is not named stays as it was. */
export const answerUpdate = statement('updates.answer', {
  answer({ updateId, thumb, phrase }, { caller, now }) {
    return {
      with: sql`
        shown as (select update_id, child_id from weekly_update
          where school_id = ${caller.placeId} and update_id = ${updateId} and published_at is not null),
        answered as (
          insert into update_reader as r (school_id, update_id, person_id, child_id, read_at, thumb, phrase, answered_at)
          select ${caller.placeId}, update_id, ${caller.personId}, child_id, ${now}::timestamptz, ${thumb ?? false}, ${phrase ?? null}, ${now}::timestamptz from shown
          on conflict (school_id, update_id, person_id) do update
            set thumb = coalesce(${thumb ?? null}::boolean, r.thumb), phrase = coalesce(excluded.phrase, r.phrase), answered_at = excluded.answered_at
          returning r.thumb, r.phrase)`,
      reply: sql`select jsonb_build_object('thumb', thumb, 'phrase', phrase) from answered`,
      children: sql`select array_agg(child_id) from shown`,
    }
  },
})
