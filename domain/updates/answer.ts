import { sql } from 'drizzle-orm'
import { statement } from '../handler'
import { checked } from '../refused/checked'
import { childOf } from './child-of'

/**
 * What a parent answers: a thumb, a phrase, a line of their own, or several; what is not named stays as it was. A line passes WeChat's content check first;
 * a check that cannot be made does not stop it.
 */
export const answerUpdate = statement('updates.answer', {
  async answer({ updateId, thumb, phrase, reply }, context) {
    const { caller, now } = context
    await checked('updates.answer', reply ?? '', context, childOf(caller.placeId, updateId))
    const line = reply === undefined ? sql`r.reply` : sql`nullif(${reply}::text, '')`
    const saidAt = reply === undefined ? sql`r.replied_at` : sql`${reply === '' ? null : now}::timestamptz`
    return {
      with: sql`
        shown as (select update_id, child_id, version from weekly_update
          where school_id = ${caller.placeId} and update_id = ${updateId} and published_at is not null),
        answered as (
          insert into update_reader as r (school_id, update_id, person_id, child_id, read_at, version, thumb, phrase, answered_at, reply, replied_at)
          select ${caller.placeId}, update_id, ${caller.personId}, child_id, ${now}::timestamptz, version, ${thumb ?? false}, ${phrase ?? null}, ${now}::timestamptz,
            ${reply || null}::text, ${reply ? now : null}::timestamptz from shown
          on conflict (school_id, update_id, person_id) do update
            set thumb = coalesce(${thumb ?? null}::boolean, r.thumb), phrase = coalesce(excluded.phrase, r.phrase), answered_at = excluded.answered_at,
              reply = ${line}, replied_at = ${saidAt}
          returning r.thumb, r.phrase, r.reply)`,
      reply: sql`select jsonb_build_object('thumb', thumb, 'phrase', phrase, 'reply', reply) from answered`,
      children: sql`select array_agg(child_id) from shown`,
    }
  },
})
