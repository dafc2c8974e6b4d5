import { sql } from 'drizzle-orm'
import { noOtherThisWeek } from '../bookings/slot'
import { statement } from '../handler'
import { undoableSince } from '../undo'

/**
 * Takes back a call that this person just logged, for all siblings who shared it; the rows stay, marked, and their bookings are what the other calls logged for them made of them: open
 * again where there is none. What another desk writes into a booking at the same moment (its version has changed) stands.
 */
export const undoCall = statement('calls.undo', {
  answer({ callId }, { caller, now }) {
    return {
      with: sql`
        mine as (
          select call_id from family_call where school_id = ${caller.placeId} and call_id = ${callId} and logged_by = ${caller.personId} and undone_at is null),
        undone as (
          update family_call f set undone_at = ${now}::timestamptz from mine
          where f.school_id = ${caller.placeId} and (f.call_id = mine.call_id or f.shared_with = mine.call_id) and f.undone_at is null
            and f.logged_at >= ${undoableSince(now)}::timestamptz
          returning f.call_id, f.child_id, f.booking_id),
        others as (
          select undone.booking_id, bool_or(f.outcome = 'reached') as reached, (array_agg(f.outcome order by f.logged_at desc) filter (where f.call_id is not null))[1] as last
          from undone left join family_call f on f.school_id = ${caller.placeId} and f.booking_id = undone.booking_id and f.undone_at is null
            and f.call_id not in (select call_id from undone)
          where undone.booking_id is not null group by undone.booking_id),
        seen as (select b.booking_id, b.xmin as version from booking b join others using (booking_id) where b.school_id = ${caller.placeId}),
        reopened as (
          update booking b set state = case others.reached when true then 'done' when false then 'missed' else 'booked' end,
            why = case when others.reached = false then others.last end
          from others join seen using (booking_id)
          where b.school_id = ${caller.placeId} and b.booking_id = others.booking_id and b.state in ('done', 'missed') and b.xmin = seen.version
            and (others.reached = false or ${noOtherThisWeek}))`,
      reply: sql`select jsonb_build_object('undone', true) from mine left join undone using (call_id)
        where undone.call_id is not null or app.refuse('UNDO_TOO_LATE')`,
      children: sql`select array_agg(child_id) from undone`,
    }
  },
})
