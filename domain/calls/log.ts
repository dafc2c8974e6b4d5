import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { weekOf } from '../../contract/week'
import { recordsWithdrawn } from '../consents/processing'
import { arrayParam, isoOf, statement } from '../handler'
import { noOtherThisWeek } from '../bookings/slot'
import { Refusal } from '../refusal'
import { undoUntil } from '../undo'

/** A phone's clock may be a little ahead of ours. */
const CLOCKS_APART_MS = 10 * 60_000

/**
 * Logs one family call and closes the booking it belongs to: done when the family was reached, missed otherwise.
 * The call counts for the school week in which it started. Mood, topics and line need the guardians' consent to the record; the call itself is the law's
 * (domain/consents/processing.ts), so it is logged without them where the consent was withdrawn.
 */
export const logCall = statement('calls.log', {
  answer(call, { caller, now }) {
    if (Date.parse(call.startedAt) > now.getTime() + CLOCKS_APART_MS) {
      throw new Refusal('INVALID_INPUT', { startedAt: 'tooBig' })
    }
    const { childId, relativeId, bookingId } = call
    const tells = call.mood !== undefined || call.topics.length > 0 || call.line !== ''
    const silent = tells ? recordsWithdrawn(sql`child_id`) : sql`false`
    return {
      with: sql`
        allowed as (
          select c.child_id from child c
          where c.school_id = ${caller.placeId} and c.child_id = ${childId} and c.left_on is null ${theirRelative(relativeId)} ${theirBooking(bookingId)}),
        logged as (
          insert into family_call (school_id, child_id, relative_id, booking_id, medium, started_at, week, duration_seconds, outcome, mood, topics, line, logged_by, logged_at)
          select ${caller.placeId}, child_id, ${relativeId ?? null}, ${bookingId ?? null}, ${call.medium}, ${call.startedAt}::timestamptz, ${weekOf(call.startedAt)}::date,
            ${call.durationSeconds}, ${call.outcome}, case when not silent then ${call.mood ?? null}::smallint end,
            case when silent then '{}' else ${arrayParam(call.topics, 'text')} end, case when silent then '' else ${call.line} end, ${caller.personId}, ${now}::timestamptz
          from allowed cross join lateral (select ${silent} as silent) consent returning call_id, child_id)
        ${closed(caller.placeId, bookingId, call.outcome === 'reached' ? 'done' : 'missed')}`,
      reply: sql`select jsonb_build_object('callId', call_id, 'undoUntil', ${isoOf(sql`${undoUntil(now)}::timestamptz`)}) from logged`,
      children: sql`array[${childId}]`,
    }
  },
})

// What a call does not name is left out of the statement: a table that is not asked for costs no policy to plan.

function theirRelative(relativeId: number | undefined): SQL {
  if (relativeId === undefined) return sql``
  return sql`and exists (
    select from child_relative r where r.school_id = c.school_id and r.child_id = c.child_id and r.relative_id = ${relativeId})`
}

function theirBooking(bookingId: number | undefined): SQL {
  if (bookingId === undefined) return sql``
  return sql`and exists (
    select from booking b where b.school_id = c.school_id and b.child_id = c.child_id and b.booking_id = ${bookingId})`
}

function closed(schoolId: number, bookingId: number | undefined, state: 'done' | 'missed'): SQL {
  if (bookingId === undefined) return sql``
  return sql`, closed as (
    update booking b set state = ${state} from logged
    where b.school_id = ${schoolId} and b.booking_id = ${bookingId} and b.child_id = logged.child_id and b.state in ('booked', 'missed') and ${noOtherThisWeek})`
}
