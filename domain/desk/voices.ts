import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { instantAt } from '../../contract/week'
import type { Context } from '../handler'
import { isoOf } from '../handler'
import { mayBeHeard, senderOf } from '../voices/for-child'

/** So many messages are listed; the rest come up as these are heard. */
const VOICES_SHOWN = 40

/**
 * Common table expression `voices`: messages of the school's parents that their children have not heard, and those that were heard today (a child may want to hear its father again), oldest
 * first. Only the desk sees any (0021).
 */
export function voices({ caller, today }: Context): SQL {
  return sql`voices as (
    select v.voice_id, v.child_id, c.name, k.name as class_name, s.relation, v.seconds, v.sent_at, v.heard_at is not null as heard
    from voice v join child c using (school_id, child_id) join school_class k using (school_id, class_id) cross join lateral (select ${senderOf(sql`v`)} as relation) s
    where v.school_id = ${caller.placeId} and (v.heard_at is null or v.heard_at >= ${instantAt(today)}::timestamptz) and ${mayBeHeard(sql`v`, sql`c`)} and s.relation is not null
    order by v.heard_at is not null, v.sent_at, v.voice_id limit ${VOICES_SHOWN})`
}

/** jsonb: what `voices` found. */
export const voicesFound = sql`coalesce((select jsonb_agg(jsonb_build_object('voiceId', voice_id, 'childId', child_id, 'name', name, 'className', class_name, 'relation', relation,
  'seconds', seconds, 'sentAt', ${isoOf(sql`sent_at`)}, 'heard', heard) order by heard, sent_at, voice_id) from voices), '[]'::jsonb)`
