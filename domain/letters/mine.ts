import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { termOf } from '../../contract/term'
import { instantAt } from '../../contract/week'
import { statement } from '../handler'
import type { Context } from '../handler'
import { aboutLetter } from './standing'

/** A table expression `home` (letter_id, child_id, child): the caller's own children on these letters (`which`: a condition on `lc`), as the contract's `atHome`. */
function home({ caller }: Context, which: SQL): SQL {
  return sql`home as (
    select lc.letter_id, lc.child_id, jsonb_build_object('childId', c.child_id, 'name', c.name, 'sent', lc.sent_at is not null or lc.confirmed_at is not null,
      'confirmed', lc.confirmed_at is not null) as child
    from letter_child lc join child c on c.school_id = lc.school_id and c.child_id = lc.child_id
    where lc.school_id = ${caller.placeId} and ${which})`
}

const childrenAtHome = sql`(select jsonb_agg(h.child order by h.child_id) from home h where h.letter_id = l.letter_id)`

/** A term's letters for a parent's children, the newest first. The policies leave out what is withdrawn and what is not theirs. */
export const myLetters = statement('letters.mine', {
  answer(_input, context) {
    const { caller, today } = context
    return {
      with: sql`
        sent as (select l.* from letter l where l.school_id = ${caller.placeId} and l.announced_at >= ${instantAt(termOf(today).from)}::timestamptz),
        ${home(context, sql`lc.letter_id in (select letter_id from sent)`)}`,
      reply: sql`
        select jsonb_build_object('today', ${today}::text, 'letters', coalesce((
          select jsonb_agg(${aboutLetter} || jsonb_build_object('children', ${childrenAtHome}) order by l.announced_at desc, l.letter_id desc) from sent l), '[]'::jsonb))`,
      children: sql`select array_agg(distinct child_id) from home`,
    }
  },
})

/** One letter as a parent reads it. */
export const readLetter = statement('letters.read', {
  answer({ letterId }, context) {
    const { caller, today } = context
    return {
      with: home(context, sql`lc.letter_id = ${letterId}`),
      reply: sql`
        select ${aboutLetter} || jsonb_build_object('body', l.body, 'today', ${today}::text, 'children', ${childrenAtHome}, 'school', s.name)
        from letter l join school s on s.school_id = l.school_id where l.school_id = ${caller.placeId} and l.letter_id = ${letterId}`,
      children: sql`select array_agg(child_id) from home`,
    }
  },
})
