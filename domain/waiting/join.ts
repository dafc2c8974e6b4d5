import { sql } from 'drizzle-orm'
import { work } from '../handler'
import { Refusal } from '../refusal'
import { waitingLine } from './order'
import { weekAhead } from './week-ahead'

/**
 * Puts a child on the waiting list of a week, and with it the siblings who call together and have no time yet. Who waits already keeps the place; who had left begins anew.
 * Refuses ALREADY_BOOKED where the child has all calls of that week that the school allows.
 */
export const joinWaiting = work(
  'waiting.join',
  async ({ childId, week: asked }, { caller, now, week: thisWeek }, run) => {
    const week = weekAhead(asked, thisWeek)
    const mayBook = sql`(select calls_a_week from app.call_rules()) > (
    select count(*) from booking b where b.school_id = c.school_id and b.child_id = c.child_id and b.week = ${week}::date and b.state in ('booked', 'done'))`
    const hasNone = sql`not exists (
    select from booking b where b.school_id = c.school_id and b.child_id = c.child_id and b.week = ${week}::date and b.state in ('booked', 'done'))`
    const joined = await run<{ child_id: string }>(sql`
    insert into waiting as w (school_id, child_id, week, since, asked_by, state)
    select c.school_id, c.child_id, ${week}::date, ${now}::timestamptz, ${caller.personId}, 'waiting'
    from child c where c.school_id = ${caller.placeId} and c.left_on is null and (
      (c.child_id = ${childId} and (${mayBook} or app.refuse('ALREADY_BOOKED')))
      or (c.child_id = any ((select app.party_of(${childId}))::bigint[]) and ${hasNone}))
    order by c.child_id
    on conflict (school_id, child_id, week) do update set state = 'waiting', ended_at = null, asked_by = coalesce(w.asked_by, excluded.asked_by),
      since = case when w.state = 'waiting' then w.since else excluded.since end
    returning child_id`)
    const children = joined.map((row) => Number(row.child_id))
    if (!children.includes(childId)) throw new Refusal('NOT_FOUND')
    const [line] = await run<{ place: number }>(
      sql`select place from ${waitingLine(week, now)} where child_id = ${childId}`,
    )
    // Somebody who has just heard from home (a call that was logged a moment ahead of this clock) stands on no list: theirs is the last place.
    return { data: { place: line?.place ?? 1 }, children }
  },
)
