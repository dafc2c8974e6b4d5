import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { noOtherThisWeek } from '../bookings/slot'
import { work } from '../handler'
import { Refusal } from '../refusal'
import { undoableSince } from '../undo'

/**
 * Takes back a call that this person just logged, for all siblings who shared it; the rows stay, marked, and their bookings are what the other calls logged for them made of them: open
 * again where there is none. The bookings are locked first, in a statement of its own: whoever logs or takes back another call of theirs at the same moment is before this or after it.
 */
export const undoCall = work('calls.undo', async ({ callId }, { caller, now }, run) => {
  const { placeId: schoolId, personId } = caller
  await run(sql`
    select from booking b where b.school_id = ${schoolId} and b.booking_id in (
      select f.booking_id from family_call f where f.school_id = ${schoolId} and (f.call_id = ${callId} or f.shared_with = ${callId}))
    order by b.booking_id for update`)
  const [row] = await run<{ found: boolean; children: string[] }>(undo(schoolId, personId, callId, now))
  if (!row!.found) throw new Refusal('NOT_FOUND')
  if (row!.children.length === 0) throw new Refusal('UNDO_TOO_LATE')
  return { data: { undone: true as const }, children: row!.children.map(Number) }
})

function undo(schoolId: number, personId: number, callId: number, now: Date): SQL {
  return sql`
    with mine as (
      select call_id from family_call where school_id = ${schoolId} and call_id = ${callId} and logged_by = ${personId} and undone_at is null),
    undone as (
      update family_call f set undone_at = ${now}::timestamptz from mine
      where f.school_id = ${schoolId} and (f.call_id = mine.call_id or f.shared_with = mine.call_id) and f.undone_at is null
        and f.logged_at >= ${undoableSince(now)}::timestamptz
      returning f.call_id, f.child_id, f.booking_id),
    others as (
      select undone.booking_id, bool_or(f.outcome = 'reached') as reached, (array_agg(f.outcome order by f.logged_at desc) filter (where f.call_id is not null))[1] as last
      from undone left join family_call f on f.school_id = ${schoolId} and f.booking_id = undone.booking_id and f.undone_at is null
        and f.call_id not in (select call_id from undone)
      where undone.booking_id is not null group by undone.booking_id),
    reopened as (
      update booking b set state = case others.reached when true then 'done' when false then 'missed' else 'booked' end,
        why = case when others.reached = false then others.last end
      from others where b.school_id = ${schoolId} and b.booking_id = others.booking_id and b.state in ('done', 'missed') and (others.reached = false or ${noOtherThisWeek}))
    select exists (select from mine) as found, (select coalesce(array_agg(child_id), '{}') from undone) as children`
}
