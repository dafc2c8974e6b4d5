import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { isoOf } from '../handler'

/** Who of the family has read an update (a row of weekly_update), and what they answered, newest first; jsonb as contract/update-review.ts `answerSeen`. */
export function answersSeen(update: SQL): SQL {
  return sql`coalesce((
    select jsonb_agg(jsonb_build_object('relation', (
        select min(cr.relation) from relative k join child_relative cr on cr.school_id = k.school_id and cr.relative_id = k.relative_id
        where k.school_id = r.school_id and k.person_id = r.person_id and cr.child_id = r.child_id),
      'readAt', ${isoOf(sql`r.read_at`)}, 'thumb', r.thumb, 'phrase', r.phrase, 'reply', r.reply) order by coalesce(r.replied_at, r.answered_at, r.read_at) desc, r.person_id)
    from update_reader r where r.school_id = ${update}.school_id and r.update_id = ${update}.update_id), '[]'::jsonb)`
}
