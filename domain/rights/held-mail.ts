import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'

/** jsonb, `mail` of `HeldRow`: the school's letters about a child, the latest `most` of them; that they were sent and came, which is all that is kept of a family letter. */
export function heldMail(schoolId: number, childId: number, most: number): SQL {
  const lines = sql`from letter_child lc join letter l on l.school_id = lc.school_id and l.letter_id = lc.letter_id
    where lc.school_id = ${schoolId} and lc.child_id = ${childId} and l.withdrawn_at is null`
  return sql`jsonb_build_object('count', (select count(*) ${lines}), 'items', coalesce((
    select jsonb_agg(m.item order by m.announced_at desc) from (
      select l.announced_at, jsonb_build_object('on', app.school_date(l.announced_at), 'kind', l.kind, 'title', l.title, 'sent', lc.sent_at is not null,
        'confirmed', lc.confirmed_at is not null) as item
      ${lines} order by l.announced_at desc limit ${most}) m), '[]'::jsonb))`
}
