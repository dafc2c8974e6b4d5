import { sql } from 'drizzle-orm'
import { addDays } from '../../contract/week'
import { isoOf, statement } from '../handler'
import { openAt } from './on-board'
import { waitingLine } from './order'
import { weekAhead } from './week-ahead'

/** Who waits for a time in a week, first to be served first, and what is kept for whom now. */
export const listWaiting = statement('waiting.list', {
  answer({ week: asked }, { caller, now, week: thisWeek }) {
    const week = weekAhead(asked, thisWeek)
    return {
      with: sql`
        line as materialized (select * from ${waitingLine(week, now)}),
        offered as (
          select o.child_id, jsonb_build_object('startsAt', ${isoOf(sql`o.starts_at`)}, 'until', ${isoOf(sql`o.expires_at`)}) as offer
          from slot_offer o where o.school_id = ${caller.placeId} and ${openAt(now)} and app.week_of(o.starts_at) = ${week}::date)`,
      reply: sql`select jsonb_build_object('week', ${week}::text, 'weeks', jsonb_build_array(${thisWeek}::text, ${addDays(thisWeek, 7)}::text),
        'children', coalesce((
          select jsonb_agg(jsonb_build_object('childId', l.child_id, 'name', c.name, 'className', k.name, 'place', l.place, 'front', l.front, 'why', l.why,
            'since', ${isoOf(sql`l.since`)}, 'weeks', l.weeks, 'offer', offered.offer) order by l.place, l.child_id)
          from line l join child c on c.school_id = ${caller.placeId} and c.child_id = l.child_id
          join school_class k on k.school_id = c.school_id and k.class_id = c.class_id
          left join offered on offered.child_id = l.child_id), '[]'::jsonb))`,
      children: sql`select array_agg(child_id) from line`,
    }
  },
})
