import { sql } from 'drizzle-orm'
import type { Output } from '../../contract/actions'
import { addDays, instantAt } from '../../contract/week'
import { isoOf, statement } from '../handler'
import { toldOrOnItsWay } from '../messages/states'
import { proposals } from './proposals'

type Reply = Output<'lines.review'>
interface Row extends Reply {
  calls: Array<Reply['calls'][number] & { week: string }>
  free: Array<{ lineId: number; startsAt: string; week: string }>
}

/** The agreed calls still ahead whose time is gone: one a family, whether it has heard of it, and where it could go. */
export const reviewList = statement('lines.review', {
  answer(_input, { caller, now, today, week }) {
    const last = addDays(week, 13)
    return {
      with: sql`
        flagged as materialized (
          select b.party_id, b.line_id, b.starts_at, b.week, min(b.booking_id) as booking_id, min(b.review) as reason, min(b.review_at) as since, array_agg(c.child_id) as ids,
            jsonb_agg(jsonb_build_object('childId', c.child_id, 'name', c.name) order by c.child_id) as children, min(k.name) as class_name
          from booking b join child c on c.school_id = b.school_id and c.child_id = b.child_id join school_class k on k.school_id = c.school_id and k.class_id = c.class_id
          where b.school_id = ${caller.placeId} and b.state = 'booked' and b.review is not null and b.starts_at > ${now}::timestamptz
          group by b.party_id, b.line_id, b.starts_at, b.week),
        free as materialized (
          select s.line_id, s.starts_at, app.week_of(s.starts_at) as week from app.slots(${today}::date, ${last}::date) s
          where s.starts_at > ${now}::timestamptz and exists (select from flagged) and (s.line_id, s.starts_at) not in (
            select t.line_id, t.starts_at from app.taken_slots(${instantAt(today)}::timestamptz, ${instantAt(addDays(last, 1))}::timestamptz, ${now}::timestamptz) t))`,
      reply: sql`
        select jsonb_build_object(
          'lines', coalesce((select jsonb_agg(jsonb_build_object('lineId', line_id, 'name', name, 'medium', medium) order by line_id)
            from phone_line where school_id = ${caller.placeId}), '[]'::jsonb),
          'calls', coalesce((select jsonb_agg(jsonb_build_object('bookingId', f.booking_id, 'lineId', f.line_id, 'startsAt', ${isoOf(sql`f.starts_at`)}, 'children', f.children,
              'className', f.class_name, 'reason', f.reason, 'week', f.week, 'since', ${isoOf(sql`f.since`)},
              'told', exists (select from message m where m.school_id = ${caller.placeId} and m.template = 'callChanged' and m.child_id = any (f.ids)
                and m.data ->> 'startsAt' = ${isoOf(sql`f.starts_at`)} and m.due_at >= f.since and ${toldOrOnItsWay(sql`m`)}))
              order by f.starts_at, f.line_id)
            from flagged f), '[]'::jsonb),
          'free', coalesce((select jsonb_agg(jsonb_build_object('lineId', line_id, 'startsAt', ${isoOf(sql`starts_at`)}, 'week', week)) from free), '[]'::jsonb))`,
      children: sql`select coalesce(array_agg(one), '{}') from flagged f, unnest(f.ids) one`,
    }
  },
  view({ lines, calls, free }: Row): Reply {
    const mediumOf = new Map(lines.map((line) => [line.lineId, line.medium]))
    const near = proposals(calls, free, mediumOf)
    return { lines, calls: calls.map((call, index) => ({ ...call, near: near[index]! })) }
  },
})
