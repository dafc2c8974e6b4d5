import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { addDays, dateOf } from '../../contract/week'
import { isoOf } from '../handler'
import { tellFamilies } from '../messages/tell'

interface Where {
  schoolId: number
  now: Date
  /** False to look only: nobody is told. */
  tell?: boolean
  /** A condition without which nothing is flagged. */
  only?: SQL
}

/**
 * Table expressions that look at every agreed call still ahead and end in `reviewed` (booking_id, party_id, line_id, child_id, starts_at, was, review): those whose slot is gone get
 * the reason and their families are told; those whose slot is there again are as before, and the families hear that too. Nothing is cancelled, nothing moves.
 *
 * It may run twice and beside anything: a row that somebody is moving or cancelling this instant is passed over, since waiting for it while holding the lines could lock both up; the
 * clock looks again within a minute. What the head kept at its time all the same (`review_at` without `review`, keep.ts) stays so until its slot is back.
 */
export function reviewing({ schoolId, now, tell = true, only = sql`true` }: Where): SQL {
  return sql`
    ahead as (
      select b.booking_id, b.line_id, b.starts_at, b.review, b.review_at, app.school_date(b.starts_at) as day,
        (extract(epoch from app.school_time(b.starts_at)::time) / 60)::int as minute
      from booking b where b.school_id = ${schoolId} and b.state = 'booked' and b.starts_at > ${now}::timestamptz),
    open_slots as materialized (
      select s.line_id, s.starts_at from app.slots(${dateOf(now)}::date, (select max(day) from ahead)) s),
    judged as materialized (
      select a.booking_id, a.review as was, a.review_at as was_at, case when o.line_id is null then ${reasonOf(sql`a`)} end as reason
      from ahead a left join open_slots o on o.line_id = a.line_id and o.starts_at = a.starts_at),
    changed as (
      select * from judged where case when reason is null then was_at is not null else (was_at is null or was is not null) and was is distinct from reason end),
    at_hand as (
      select b.booking_id from booking b where ${only} and b.school_id = ${schoolId} and b.state = 'booked' and b.booking_id in (select booking_id from changed)
      for update skip locked),
    reviewed as (
      update booking b set review = j.reason, review_at = case when j.reason is not null then coalesce(j.was_at, ${now}::timestamptz) end
      from changed j join at_hand using (booking_id) where b.school_id = ${schoolId} and b.booking_id = j.booking_id and (b.review, b.review_at) is not distinct from (j.was, j.was_at)
      returning b.booking_id, b.party_id, b.line_id, b.child_id, b.starts_at, j.was, b.review)${tell ? telling(schoolId, now) : sql``}`
}

/** How far ahead calls can be agreed, in days, at the very most. */
const AHEAD_DAYS = 21

/** True where some agreed call has lost its slot and nobody has seen it, or has it again: the clock's cheap look, since there is nearly always nothing to do. */
export function somethingToReview({ schoolId, now }: Where): SQL {
  const today = dateOf(now)
  return sql`exists (
    select from booking b left join app.slots(${today}::date, ${addDays(today, AHEAD_DAYS)}::date) s on s.line_id = b.line_id and s.starts_at = b.starts_at
    where b.school_id = ${schoolId} and b.state = 'booked' and b.starts_at > ${now}::timestamptz and (s.line_id is null) = (b.review_at is null))`
}

/** Families whose time went (`flagged`) and whose time is there again (`back`), and the children of both, from `reviewed`. */
export const reviewCounts = sql`
  select (count(distinct (party_id, line_id, starts_at)) filter (where was is null and review is not null))::int as flagged,
    (count(distinct (party_id, line_id, starts_at)) filter (where was is not null and review is null))::int as back,
    coalesce(array_agg(distinct child_id), '{}')::bigint[] as children
  from reviewed`

/** Why the slot of a call (an alias with line_id, day, minute) is gone. */
function reasonOf(call: SQL): SQL {
  return sql`(select case when not l.active then 'lineClosed' else coalesce((
      select e.reason from hours_exception e
      where e.school_id = l.school_id and e.kind = 'closed' and ${call}.day between e.from_on and e.to_on and (e.line_id is null or e.line_id = l.line_id)
        and (e.from_minute is null or (e.from_minute < ${call}.minute + l.slot_minutes and ${call}.minute < e.to_minute))
      order by e.exception_id limit 1), 'hours') end
    from phone_line l where l.school_id = app.school() and l.line_id = ${call}.line_id)`
}

function telling(schoolId: number, now: Date): SQL {
  const facts = (reason: SQL) =>
    sql`jsonb_build_object('child', c.name, 'startsAt', ${isoOf(sql`r.starts_at`)}, 'reason', ${reason})`
  const of = sql`from reviewed r join child c on c.school_id = ${schoolId} and c.child_id = r.child_id`
  return sql`,
    gone as (select r.child_id, ${facts(sql`r.review`)} as data ${of} where r.was is null and r.review is not null),
    ${tellFamilies('gone', 'callChanged', schoolId, now)},
    again as (select r.child_id, ${facts(sql`'again'`)} as data ${of} where r.was is not null and r.review is null),
    ${tellFamilies('again', 'callChanged', schoolId, now)}`
}
