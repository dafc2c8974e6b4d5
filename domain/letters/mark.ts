import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Parsed } from '../../contract/actions'
import { arrayParam, isoOf, noChildren, statement } from '../handler'
import type { Context } from '../handler'
import { tellFamilies } from '../messages/tell'

type Mark = Pick<Parsed<'letters.mark'>, 'what' | 'on'>

/** What a tick sets, and on which lines: nothing that says so already, nothing that a family has said for itself. */
function ticked({ what, on }: Mark, { caller, now }: Context): { set: SQL; where: SQL } {
  const [at, by] = on ? [sql`${now}::timestamptz`, sql`${caller.personId}::bigint`] : [sql`null`, sql`null`]
  return what === 'sent'
    ? {
        set: sql`sent_at = ${at}, sent_by = ${by}`,
        where: sql`l.kind = 'family' and (lc.sent_at is null) = ${on}::boolean`,
      }
    : {
        set: sql`confirmed_at = ${at}, confirmed_by = ${by}`,
        where: on ? sql`lc.confirmed_at is null` : sql`lc.confirmed_by = ${caller.personId}`,
      }
}

/** Ticks children of a letter. Families hear of a family letter when it is ticked as sent. */
export const markLetter = statement('letters.mark', {
  answer({ letterId, childIds, what, on }, context) {
    const { caller, now } = context
    const { set, where } = ticked({ what, on }, context)
    return {
      with: sql`
        asked as (
          select lc.child_id from letter_child lc join letter l using (school_id, letter_id)
          where lc.school_id = ${caller.placeId} and lc.letter_id = ${letterId} and lc.child_id = any (${arrayParam(childIds, 'bigint')}) and l.withdrawn_at is null),
        marked as (
          update letter_child lc set ${set} from letter l
          where lc.school_id = ${caller.placeId} and lc.letter_id = ${letterId} and lc.child_id in (select child_id from asked)
            and l.school_id = lc.school_id and l.letter_id = lc.letter_id and ${where}
          returning lc.child_id, lc.confirmed_at, l.title),
        news as (
          select m.child_id, jsonb_build_object('child', c.name, 'letterId', ${letterId}::bigint, 'kind', 'family', 'title', m.title, 'sentAt', ${isoOf(sql`${now}::timestamptz`)}) as data
          from marked m join child c on c.school_id = ${caller.placeId} and c.child_id = m.child_id
          where ${what === 'sent' && on}::boolean and m.confirmed_at is null),
        ${tellFamilies('news', 'letter', caller.placeId, now)}`,
      reply: sql`select jsonb_build_object('changed', (select count(*) from marked)) where exists (select from asked)`,
      children: sql`select coalesce(array_agg(child_id), ${noChildren}) from marked`,
      detail: sql`jsonb_build_object('letterId', ${letterId}::bigint, 'what', ${what}::text, 'on', ${on}::boolean)`,
    }
  },
})
