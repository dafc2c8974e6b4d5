import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Parsed } from '../../contract/actions'
import { addDays, instantAt, weekOf } from '../../contract/week'
import { noOtherThisWeek } from '../bookings/slot'
import { recordsWithdrawn } from '../consents/processing'
import { arrayParam, isoOf, statement } from '../handler'
import type { Context } from '../handler'
import { Refusal } from '../refusal'
import { undoUntil } from '../undo'

type Call = Parsed<'calls.log'>

/** A phone's clock may be a little ahead of ours. */
const CLOCKS_APART_MS = 10 * 60_000

/**
 * Logs one family call and closes the booking it belongs to: done when the family was reached, missed otherwise, with the outcome as the reason. Siblings who share the booking have a
 * row each; whoever of them was absent missed it. A booking that is done already is logged once: the desk at the other telephone is told so.
 * The call counts for the school week in which it started. Mood, topics and line need the guardians' consent to the record; the call itself is the law's
 * (domain/consents/processing.ts), so it is logged without them where the consent was withdrawn.
 */
export const logCall = statement('calls.log', {
  answer(call, context) {
    refuseImpossible(call, context)
    const { caller, now } = context
    const { childId, relativeId, bookingId } = call
    const insert = callInserter(call, context)
    const seat = bookingId === undefined ? undefined : seatsOf(caller.placeId, call, bookingId)
    return {
      with: sql`
        allowed as (
          select c.child_id from child c
          where c.school_id = ${caller.placeId} and c.child_id = ${childId} and c.left_on is null ${theirRelative(relativeId)}),
        ${seat ? sql`${seat},` : sql``}
        logged as (${insert(
          seat
            ? sql`(select s.* from seats s join allowed using (child_id) where s.state <> 'done' or app.refuse('CALL_LOGGED'))`
            : sql`(select child_id, null::bigint as booking_id, false as absent from allowed)`,
          sql`null::bigint`,
        )})
        ${seat ? sharedAndClosed(caller.placeId, call, insert) : sql``}`,
      reply: sql`select jsonb_build_object('callId', call_id, 'undoUntil', ${isoOf(sql`${undoUntil(now)}::timestamptz`)}) from logged`,
      children: seat
        ? sql`select array_agg(child_id) from (select child_id from logged union all select child_id from shared) all_of_them`
        : sql`array[${childId}]`,
    }
  },
})

function refuseImpossible(call: Call, { now, week }: Context): void {
  const at = Date.parse(call.startedAt)
  if (at > now.getTime() + CLOCKS_APART_MS) throw new Refusal('INVALID_INPUT', { startedAt: 'tooBig' })
  // What a family tells is of these days; older weeks are closed.
  if (call.origin === 'home' && at < Date.parse(instantAt(addDays(week, -7)))) {
    throw new Refusal('INVALID_INPUT', { startedAt: 'notAllowed' })
  }
}

/** `insert` for the rows (child_id, booking_id, absent) of a source; `sharedWith` is the call that they share. */
function callInserter(call: Call, { caller, now }: Context): (rows: SQL, sharedWith: SQL) => SQL {
  const tells = call.mood !== undefined || call.topics.length > 0 || call.line !== ''
  const silent = tells ? recordsWithdrawn(sql`child_id`) : sql`false`
  const origin = call.origin ?? (call.bookingId === undefined ? 'walkIn' : 'desk')
  return (rows, sharedWith) => sql`
    insert into family_call (school_id, child_id, relative_id, booking_id, medium, started_at, week, duration_seconds, outcome, origin, shared_with, mood, topics, line, logged_by, logged_at)
    select ${caller.placeId}, child_id, ${call.relativeId ?? null}, booking_id, ${call.medium}, ${call.startedAt}::timestamptz, ${weekOf(call.startedAt)}::date,
      case when absent then 0 else ${call.durationSeconds} end, case when absent then 'childAbsent' else ${call.outcome} end, ${origin}, ${sharedWith},
      case when not silent then ${call.mood ?? null}::smallint end,
      case when silent then '{}' else ${arrayParam(call.topics, 'text')} end, case when silent then '' else ${call.line} end, ${caller.personId}, ${now}::timestamptz
    from ${rows} seat cross join lateral (select absent or ${silent} as silent) consent returning call_id, child_id`
}

// What a call does not name is left out of the statement: a table that is not asked for costs no policy to plan.

function theirRelative(relativeId: number | undefined): SQL {
  if (relativeId === undefined) return sql``
  return sql`and exists (
    select from child_relative r where r.school_id = c.school_id and r.child_id = c.child_id and r.relative_id = ${relativeId})`
}

/**
 * The booked places of the call, locked, so that of two desks that log it at once the second sees what the first has made of it. The named child's own in whatever state: a call
 * that was logged without network stands although its booking has been moved meanwhile.
 */
function seatsOf(schoolId: number, { childId, absent }: Call, bookingId: number): SQL {
  return sql`seats as materialized (
    select b.booking_id, b.child_id, b.state, b.child_id = any (${arrayParam(absent, 'bigint')}) as absent
    from booking own join booking b on b.school_id = own.school_id and b.line_id = own.line_id and b.starts_at = own.starts_at and b.party_id = own.party_id
    where own.school_id = ${schoolId} and own.booking_id = ${bookingId} and own.child_id = ${childId}
      and (b.booking_id = own.booking_id or (own.state in ('booked', 'missed') and b.state in ('booked', 'missed')))
    order by b.booking_id for update of b)`
}

function sharedAndClosed(schoolId: number, call: Call, insert: ReturnType<typeof callInserter>): SQL {
  const reached = call.outcome === 'reached'
  return sql`,
    shared as (${insert(
      sql`(select s.child_id, s.booking_id, s.absent, logged.call_id as first_call from seats s cross join logged where s.child_id <> logged.child_id)`,
      sql`first_call`,
    )}),
    closed as (
      update booking b set state = came.state, why = case came.state when 'missed' then case when s.absent then 'childAbsent' else coalesce(nullif(${call.outcome}, 'reached'), b.why) end end
      from seats s cross join logged, lateral (select case when ${reached}::boolean and not s.absent then 'done' else 'missed' end as state) came
      where b.school_id = ${schoolId} and b.booking_id = s.booking_id and b.state in ('booked', 'missed')
        and (came.state = 'missed' or ${noOtherThisWeek}))`
}
