import { sql } from 'drizzle-orm'
import { arrayParam, isoOf, statement } from '../handler'
import { checked } from '../refused/checked'
import { undoUntil } from '../undo'
import { toParents } from './lines'

/**
 * A family was rung up (联系监护人): a contact for each of its children, reached or not. Where it was reached, the lines that were on the screen are done with it; where not, they stay,
 * with the try beside them. Whoever was told of a letter to parents needs no second call from the letter's own page, so it counts as confirmed there (已告知). Every child must be the
 * caller's to see, or nothing is written.
 */
export const sheetDone = statement('sheet.done', {
  async answer({ childIds, messageIds, about, reached, relativeId, summary }, context) {
    const { caller, now, today } = context
    const ids = [...new Set(childIds)]
    await checked('sheet.done', summary, context, sql`${ids[0]}`)
    return {
      with: sql`
        family as (select child_id from child where school_id = ${caller.placeId} and child_id = any (${arrayParam(ids, 'bigint')})),
        whom as (
          select cr.child_id, cr.relative_id from child_relative cr join family using (child_id)
          where cr.school_id = ${caller.placeId} and cr.relative_id = ${relativeId ?? null}::bigint),
        spoken as (
          insert into guardian_contact (school_id, child_id, relative_id, happened_on, channel, about, reached, summary, made_by, made_at)
          select ${caller.placeId}, f.child_id, w.relative_id, ${today}::date, 'phone', ${about}, ${reached}, ${summary}, ${caller.personId}, ${now}::timestamptz
          from family f left join whom w on w.child_id = f.child_id
          where (select count(*) from family) = ${ids.length} and (${relativeId === undefined} or exists (select from whom))
          returning contact_id, child_id),
        worked as (
          update message m set sheet_done_at = ${now}::timestamptz, sheet_done_by = ${caller.personId}, contact_id = s.contact_id from spoken s
          where m.school_id = ${caller.placeId} and m.message_id = any (${arrayParam(messageIds, 'bigint')}) and m.child_id = s.child_id
            and m.state in ('noCredit', 'failed') and m.sheet_done_at is null and ${reached}
          returning m.message_id, m.child_id, m.template, m.data),
        confirmed as (
          update letter_child lc set confirmed_at = ${now}::timestamptz, confirmed_by = ${caller.personId} from worked w
          where lc.school_id = ${caller.placeId} and lc.child_id = w.child_id and ${toParents(sql`w`)} and lc.letter_id = (w.data ->> 'letterId')::bigint
            and lc.confirmed_at is null)`,
      reply: sql`
        select jsonb_build_object('contactIds', jsonb_agg(contact_id order by contact_id), 'undoUntil', ${isoOf(sql`${undoUntil(now)}::timestamptz`)})
        from spoken having count(*) > 0`,
      children: sql`select array_agg(child_id) from spoken`,
      detail: sql`jsonb_build_object('about', ${about}::text, 'reached', ${reached}::boolean, 'lines', (select count(*) from worked))`,
    }
  },
})
