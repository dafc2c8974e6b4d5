import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Context } from '../handler'
import { isoOf } from '../handler'

/** The jsonb of what everybody may know of letter `l`. */
export const aboutLetter: SQL = sql`jsonb_build_object('letterId', l.letter_id, 'kind', l.kind, 'occasion', l.occasion, 'title', l.title,
  'announcedAt', ${isoOf(sql`l.announced_at`)}, 'dueOn', l.due_on)`

/**
 * A table expression `lines` (letter_id, child_id, class_id, name, initials, sent_at, confirmed_at, confirmed_by): the children of these letters (`which`: a condition on `lc`) whom the
 * caller sees. A child who has left counts no more, unless the family had confirmed before.
 */
export function letterLines({ caller }: Context, which: SQL): SQL {
  return sql`lines as (
    select lc.letter_id, lc.child_id, c.class_id, c.name, c.initials, lc.sent_at, lc.confirmed_at, lc.confirmed_by
    from letter_child lc join child c on c.school_id = lc.school_id and c.child_id = lc.child_id
    where lc.school_id = ${caller.placeId} and ${which} and (c.left_on is null or lc.confirmed_at is not null))`
}

/** How these `lines` stand, for a select over them: what the contract calls `counts`. What has come was sent, whether somebody ticked that or not. */
export const countsOfLines: SQL = sql`count(*) as children, count(*) filter (where sent_at is not null or confirmed_at is not null) as sent,
  count(*) filter (where confirmed_at is not null) as confirmed`

/** The same counts of a row of such a select, as jsonb. */
export const counted: SQL = sql`jsonb_build_object('children', coalesce(n.children, 0), 'sent', coalesce(n.sent, 0), 'confirmed', coalesce(n.confirmed, 0))`

/** Whether class `k` is one that the caller may write to: a head's school, a teacher's own classes. */
export function writesTo({ caller }: Context): SQL {
  return caller.role === 'head'
    ? sql`true`
    : sql`exists (select from class_teacher t where t.school_id = k.school_id and t.class_id = k.class_id and t.person_id = ${caller.personId})`
}
