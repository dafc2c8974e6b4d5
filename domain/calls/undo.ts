import { sql } from 'drizzle-orm'
import { statement } from '../handler'
import { noOtherThisWeek } from '../bookings/slot'
import { undoableSince } from '../undo'

/** Takes back a call that this person just logged; the row stays, marked, and its booking is what the other calls logged for it made of it: open again if there is none. */
export const undoCall = statement('calls.undo', {
  answer({ callId }, { caller, now }) {
    return {
      with: sql`
        mine as (
          select call_id from family_call where school_id = ${caller.placeId} and call_id = ${callId} and logged_by = ${caller.personId} and undone_at is null),
        undone as (
          update family_call f set undone_at = ${now}::timestamptz from mine
          where f.school_id = ${caller.placeId} and f.call_id = mine.call_id and f.undone_at is null and f.logged_at >= ${undoableSince(now)}::timestamptz
          returning f.call_id, f.child_id, f.booking_id),
        others as (
          select undone.booking_id, (select bool_or(f.outcome = 'reached') from family_call f
            where f.school_id = ${caller.placeId} and f.booking_id = undone.booking_id and f.call_id <> undone.call_id and f.undone_at is null) as reached
          from undone),
        reopened as (
          update booking b set state = case others.reached when true then 'done' when false then 'missed' else 'booked' end from others
          where b.school_id = ${caller.placeId} and b.booking_id = others.booking_id and b.state in ('done', 'missed')
            and (others.reached = false or ${noOtherThisWeek}))`,
      reply: sql`select jsonb_build_object('undone', true) from mine left join undone using (call_id)
        where undone.call_id is not null or app.refuse('UNDO_TOO_LATE')`,
      children: sql`select array_agg(child_id) from undone`,
    }
  },
})
