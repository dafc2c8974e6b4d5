import { sql } from 'drizzle-orm'
import { addDays, instantAt } from '../../contract/week'
import { lastReachedOn } from '../children/last-call'
import { weeksWithoutCall } from '../children/weeks-without-call'
import { statement } from '../handler'

const counts = ['planned', 'called', 'missed', 'moved', 'cancelled', 'ahead', 'walkIn', 'home'] as const
const tally = sql.raw(counts.map((name) => `'${name}', "${name}"`).join(', '))
const sums = sql.raw(counts.map((name) => `coalesce(sum("${name}"), 0)::int as "${name}"`).join(', '))
const difference = sql.raw(`'difference', "planned" - "called" - "missed" - "moved" - "cancelled" - "ahead"`)

/**
 * One week reconciled by child: every row of a booking on the one side, what became of it on the other. A booking that is done counts as called by its row in the log alone,
 * so a call that was taken back, or logged for somebody else, shows as a difference. Siblings who share a call have a row each on both sides.
 */
export const callsWeek = statement('calls.week', {
  answer({ week: asked }, { caller, today, week: thisWeek }) {
    const schoolId = caller.placeId
    const week = asked ?? thisWeek
    const end = instantAt(addDays(week, 7))
    return {
      with: sql`
        planned as (
          select b.child_id, count(*) as planned, count(*) filter (where b.state = 'done' and exists (
              select from family_call f where f.school_id = b.school_id and f.child_id = b.child_id and f.booking_id = b.booking_id and f.outcome = 'reached' and f.undone_at is null)) as called,
            count(*) filter (where b.state = 'missed') as missed, count(*) filter (where b.state = 'moved') as moved,
            count(*) filter (where b.state = 'cancelled') as cancelled, count(*) filter (where b.state = 'booked') as ahead,
            (array_agg(b.why order by b.starts_at desc) filter (where b.state = 'missed'))[1] as why
          from booking b where b.school_id = ${schoolId} and b.week = ${week}::date group by b.child_id),
        heard as (
          select f.child_id, count(*) as reached, count(*) filter (where f.origin = 'walkIn' or (f.origin = 'desk' and f.booking_id is null)) as walk_in, count(*) filter (where f.origin = 'home') as home
          from family_call f where f.school_id = ${schoolId} and f.week = ${week}::date and f.outcome = 'reached' and f.undone_at is null group by f.child_id),
        listed as (
          select c.child_id, c.name, c.initials, k.name as class_name, c.left_on is not null as "left", coalesce(h.reached, 0) > 0 as reached, p.why,
            coalesce(p.planned, 0)::int as "planned", coalesce(p.called, 0)::int as "called", coalesce(p.missed, 0)::int as "missed", coalesce(p.moved, 0)::int as "moved",
            coalesce(p.cancelled, 0)::int as "cancelled", coalesce(p.ahead, 0)::int as "ahead", coalesce(h.walk_in, 0)::int as "walkIn", coalesce(h.home, 0)::int as "home",
            ${weeksWithoutCall(lastReachedOn(end), week)} as weeks
          from child c join school_class k using (school_id, class_id) left join planned p using (child_id) left join heard h using (child_id)
          where c.school_id = ${schoolId} and c.enrolled_on < ${addDays(week, 7)}::date and (c.left_on is null or c.left_on >= ${week}::date or p.child_id is not null)),
        totals as (select ${sums} from listed)`,
      reply: sql`
        select jsonb_build_object('week', ${week}::text, 'today', ${today}::text,
          'totals', (select jsonb_build_object(${tally}, ${difference}) from totals),
          'reached', (select count(*) from listed where reached), 'total', (select count(*) from listed),
          'children', coalesce((select jsonb_agg(jsonb_build_object('childId', child_id, 'name', name, 'className', class_name, 'reached', reached, 'left', "left", 'why', why,
              'weeksWithoutCall', weeks, ${tally}, ${difference}) order by reached, weeks desc, initials, name, child_id) from listed), '[]'::jsonb))`,
      children: sql`select array_agg(child_id) from listed`,
    }
  },
})
