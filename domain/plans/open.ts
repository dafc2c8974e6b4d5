import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { addDays, instantAt } from '../../contract/week'
import type { DateText } from '../../contract/week'
import { isoOf, statement } from '../handler'
import { toBoard } from './board'
import type { PlanRow } from './board'
import { planWeek, planWeeks, publishedAt } from './when'

/** The plan of a week as the head sees it: what was planned, what has become of it since, and how it differs from the week before. */
export const openPlan = statement('plans.open', {
  answer({ week: asked }, { caller, now, week: thisWeek }) {
    const schoolId = caller.placeId
    const week = planWeek(asked, thisWeek)
    return {
      with: places(week, { schoolId, now }),
      reply: sql`
        select jsonb_build_object('week', ${week}::text, 'thisWeek', ${thisWeek}::text,
          'plan', (select jsonb_build_object('planId', plan_id, 'state', state, 'madeAt', ${isoOf(sql`made_at`)}, 'publishedAt', ${isoOf(sql`published_at`)}, 'facts', facts) from chosen),
          'clockPublishes', (app.call_rules()).publish = 'clock'
            and not exists (select from call_plan p where p.school_id = ${schoolId} and p.week = ${week}::date and p.state = 'published'),
          'children', (select count(*) from child where school_id = ${schoolId} and left_on is null),
          'lines', coalesce((select jsonb_agg(jsonb_build_object('lineId', line_id, 'name', name, 'medium', medium, 'slotMinutes', slot_minutes) order by line_id)
            from phone_line where school_id = ${schoolId} and active), '[]'::jsonb),
          'places', coalesce((select jsonb_agg(jsonb_build_object('childId', child_id, 'name', name, 'party', party_id, 'lineId', line_id, 'startsAt', ${isoOf(sql`starts_at`)},
              'relativeId', relative_id, 'pinned', pinned, 'kept', kept, 'booking', booking, 'was', was, 'relations', relations) order by child_id) from places), '[]'::jsonb),
          'free', coalesce((select jsonb_agg(jsonb_build_object('date', day, 'lineId', line_id, 'minutes', minutes) order by day, line_id) from free), '[]'::jsonb))`,
      children: sql`select array_agg(child_id) from places`,
    }
  },
  view(row: PlanRow, { now, week: thisWeek }) {
    return toBoard(row, { weeks: planWeeks(thisWeek), now, publishesAt: publishedAt(row.week) })
  },
})

/** The newest plan of the week, its children with what they have now and had the week before, and the times that are left. */
function places(week: DateText, { schoolId, now }: { schoolId: number; now: Date }): SQL {
  const [from, to] = [instantAt(week), instantAt(addDays(week, 7))]
  const before = addDays(week, -7)
  return sql`
        chosen as (
          select plan_id, state, made_at, published_at, facts from call_plan
          where school_id = ${schoolId} and week = ${week}::date and state <> 'replaced' order by plan_id desc limit 1),
        places as (
          select s.*, c.name,
            (select jsonb_build_object('state', b.state, 'lineId', b.line_id, 'startsAt', ${isoOf(sql`b.starts_at`)}, 'relativeId', b.relative_id,
                'byPlan', b.origin = 'plan', 'confirmed', b.confirmed_at is not null or b.origin <> 'plan', 'review', b.review is not null)
              from booking b where b.school_id = s.school_id and b.child_id = s.child_id and b.week = ${week}::date and b.state <> 'moved'
              order by b.state in ('booked', 'done') desc, b.booking_id desc limit 1) as booking,
            (select jsonb_build_object('lineId', b.line_id, 'startsAt', ${isoOf(sql`b.starts_at`)})
              from booking b where b.school_id = s.school_id and b.child_id = s.child_id and b.week = ${before}::date and b.state in ('booked', 'done', 'missed')
              order by b.booking_id desc limit 1) as was,
            (select jsonb_object_agg(r.relative_id, r.relation) from child_relative r where r.school_id = s.school_id and r.child_id = s.child_id) as relations
          from chosen join plan_seat s on s.school_id = ${schoolId} and s.plan_id = chosen.plan_id
            join child c on c.school_id = s.school_id and c.child_id = s.child_id and c.left_on is null),
        taken as materialized (select line_id, starts_at from app.taken_slots(${from}::timestamptz, ${to}::timestamptz, ${now}::timestamptz)),
        open_slots as materialized (
          select s.line_id, s.day, s.minute, s.starts_at from app.slots(${week}::date, ${addDays(week, 6)}::date) s
          where s.starts_at > ${now}::timestamptz and not exists (
            select from taken t where t.line_id = s.line_id and t.starts_at = s.starts_at)),
        free as (
          select day, line_id, jsonb_agg(minute order by minute) as minutes from open_slots o
          where not exists (select from places p where p.line_id = o.line_id and p.starts_at = o.starts_at and (p.booking is null or p.booking ->> 'state' = 'cancelled' or (p.booking ->> 'review')::boolean)) group by day, line_id)`
}
