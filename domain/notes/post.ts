import { sql } from 'drizzle-orm'
import { weekOfDate } from '../../contract/week'
import { arrayParam, isoOf, jsonParam, statement } from '../handler'
import { checked } from '../refused/checked'
import { Refusal } from '../refusal'
import { undoUntil } from '../undo'
import { freeText } from './free-text'
import { recordsWithdrawn } from '../consents/processing'
import { photosAllowed } from './photo-consent'

/**
 * Posts a note of any kind. What was typed passes WeChat's content check first; a check that cannot be made does not stop a teacher in a
 * village without signal. Where every guardian who had agreed to the record has withdrawn, nothing new is written (domain/consents/processing.ts). Photos need a guardian's consent, and wait as pending for WeChat's media check.
 */
export const postNote = statement('notes.post', {
  async answer(input, context) {
    const { caller, now, today } = context
    const { kind, childId, happenedOn, body, forParents, photos } = input
    if (happenedOn > today) throw new Refusal('INVALID_INPUT', { happenedOn: 'tooBig' })
    await checked('notes.post', freeText(kind, body, forParents), context, sql`${childId}`)
    const photosMayBeUsed =
      photos.length === 0
        ? sql`true`
        : sql`(${photosAllowed(caller.placeId, sql`c.child_id`)} or app.refuse('CONSENT_MISSING_FOR_PHOTOS'))
            and (not app.holds_photo(${arrayParam(photos, 'text')}) or app.refuse('PHOTO_NOT_UPLOADED'))`
    return {
      with: sql`
        posted as (
          insert into note (school_id, child_id, kind, happened_on, week, body, for_parents, author, posted_at)
          select ${caller.placeId}, c.child_id, ${kind}, ${happenedOn}::date, ${weekOfDate(happenedOn)}::date, ${jsonParam(body)}, ${forParents}, ${caller.personId}, ${now}::timestamptz
          from child c where c.school_id = ${caller.placeId} and c.child_id = ${childId} and c.left_on is null
            and (not ${recordsWithdrawn(sql`c.child_id`)} or app.refuse('CONSENT_WITHDRAWN')) and ${photosMayBeUsed}
          returning note_id, child_id),
        pictured as (
          insert into photo (school_id, note_id, child_id, file_id, state)
          select ${caller.placeId}, note_id, child_id, file_id, 'pending' from posted cross join unnest(${arrayParam(photos, 'text')}) as f(file_id))`,
      reply: sql`select jsonb_build_object('noteId', note_id, 'undoUntil', ${isoOf(sql`${undoUntil(now)}::timestamptz`)}) from posted`,
      children: sql`array[${childId}]`,
      detail: jsonParam({ kind, photos: photos.length }),
    }
  },
})
