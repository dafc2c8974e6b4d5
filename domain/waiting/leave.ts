import { sql } from 'drizzle-orm'
import { statement } from '../handler'
import { weekAhead } from './week-ahead'
import { openAt } from './on-board'

/** Takes a child off the waiting list of a week, and gives back what was kept for it. Siblings stay: each has been asked for. */
export const leaveWaiting = statement('waiting.leave', {
  answer({ childId, week: asked }, { caller, now, week: thisWeek }) {
    const week = weekAhead(asked, thisWeek)
    return {
      with: sql`
        mine as (select c.child_id from child c where c.school_id = ${caller.placeId} and c.child_id = ${childId} and c.left_on is null),
        kept_for as materialized (
          select o.offer_id, app.end_offer(o.line_id, o.starts_at, (app.party_of(o.child_id))[1]) as ended
          from slot_offer o join mine using (child_id) where o.school_id = ${caller.placeId} and ${openAt(now)} and app.week_of(o.starts_at) = ${week}::date),
        declined as (
          update slot_offer o set state = 'declined', expires_at = ${now}::timestamptz from kept_for
          where o.school_id = ${caller.placeId} and o.offer_id = kept_for.offer_id and o.state = 'open'),
        gone as (
          update waiting w set state = 'left', ended_at = ${now}::timestamptz from mine
          where w.school_id = ${caller.placeId} and w.child_id = mine.child_id and w.week = ${week}::date and w.state = 'waiting')`,
      reply: sql`select jsonb_build_object('left', true) from mine`,
      children: sql`select array_agg(child_id) from mine`,
    }
  },
})
