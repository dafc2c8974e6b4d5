import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Parsed } from '../../contract/actions'
import { addDays, instantAt, weekOfDate } from '../../contract/week'
import { isoOf, statement } from '../handler'
import type { Context } from '../handler'
import { Refusal } from '../refusal'
import { undoUntil } from '../undo'

/** When a call is said to have been of which only the day is known. */
const NOON = 12 * 60

/**
 * A call that the family made by itself ("father rang him on Tuesday"), told by a parent or by the school: it counts for the week of its day, marked as one from home. The brothers and
 * sisters, as far as the caller may see them, were on the phone too unless told otherwise.
 */
export const homeCall = statement('calls.home', {
  answer(call, context) {
    const { caller, now, today, week } = context
    const { childId, on, together } = call
    if (on > today) throw new Refusal('INVALID_INPUT', { on: 'inFuture' })
    if (on < addDays(week, -7)) throw new Refusal('INVALID_INPUT', { on: 'notAllowed' })
    const sharing = sql`, shared as (${insert(
      sql`child c join told on true where c.school_id = ${caller.placeId} and c.left_on is null and c.child_id <> told.child_id and c.child_id = any (app.party_of(told.child_id))`,
      sql`told.call_id`,
      call,
      context,
    )})`
    return {
      with: sql`
        told as (${insert(
          sql`child c where c.school_id = ${caller.placeId} and c.left_on is null and c.child_id = ${childId}`,
          sql`null::bigint`,
          call,
          context,
        )})${together ? sharing : sql``}`,
      reply: sql`select jsonb_build_object('callId', call_id, 'undoUntil', ${isoOf(sql`${undoUntil(now)}::timestamptz`)}) from told`,
      children: together
        ? sql`select array_agg(child_id) from (select child_id from told union all select child_id from shared) all_of_them`
        : sql`select array_agg(child_id) from told`,
    }
  },
})

/** A row for each child `c` of a source. Whoever of the family tells it is the one who called. */
function insert(children: SQL, sharedWith: SQL, { on, minutes }: Parsed<'calls.home'>, { caller, now }: Context): SQL {
  const noon = new Date(instantAt(on, NOON))
  return sql`
    insert into family_call (school_id, child_id, relative_id, medium, started_at, week, duration_seconds, outcome, origin, shared_with, topics, logged_by, logged_at)
    select ${caller.placeId}, c.child_id,
      (select r.relative_id from relative r join child_relative cr using (school_id, relative_id)
        where r.school_id = ${caller.placeId} and cr.child_id = c.child_id and r.person_id = ${caller.personId} and not r.deceased order by cr.call_order limit 1),
      'voice', ${noon < now ? noon : now}::timestamptz, ${weekOfDate(on)}::date, ${(minutes ?? 0) * 60}, 'reached', 'home', ${sharedWith}, '{}', ${caller.personId}, ${now}::timestamptz
    from ${children} returning call_id, child_id`
}
