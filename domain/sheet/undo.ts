import { sql } from 'drizzle-orm'
import { arrayParam, statement } from '../handler'
import { undoableSince } from '../undo'
import { toParents } from './lines'

/** Takes back what this person just put down on the sheet: the contacts stay, marked, and the lines stand there again, a letter's as not confirmed. */
export const sheetUndo = statement('sheet.undo', {
  answer({ contactIds }, { caller, now }) {
    return {
      with: sql`
        mine as (
          select contact_id, made_at >= ${undoableSince(now)}::timestamptz or app.refuse('UNDO_TOO_LATE') as in_time from guardian_contact
          where school_id = ${caller.placeId} and contact_id = any (${arrayParam(contactIds, 'bigint')}) and made_by = ${caller.personId} and undone_at is null),
        undone as (
          update guardian_contact g set undone_at = ${now}::timestamptz from mine
          where g.school_id = ${caller.placeId} and g.contact_id = mine.contact_id and mine.in_time and g.undone_at is null returning g.contact_id, g.child_id, g.made_at),
        again as (
          update message m set sheet_done_at = null, sheet_done_by = ${caller.personId}, contact_id = null from undone
          where m.school_id = ${caller.placeId} and m.contact_id = undone.contact_id and m.state in ('noCredit', 'failed')
          returning m.child_id, m.template, m.data, undone.made_at),
        unconfirmed as (
          update letter_child lc set confirmed_at = null, confirmed_by = null from again a
          where lc.school_id = ${caller.placeId} and lc.child_id = a.child_id and ${toParents(sql`a`)} and lc.letter_id = (a.data ->> 'letterId')::bigint
            and lc.confirmed_by = ${caller.personId} and lc.confirmed_at = a.made_at)`,
      reply: sql`select jsonb_build_object('undone', true) from undone having count(*) > 0`,
      children: sql`select array_agg(child_id) from undone`,
    }
  },
})
