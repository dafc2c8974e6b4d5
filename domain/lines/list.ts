import { sql } from 'drizzle-orm'
import { noChildren, statement } from '../handler'

/** The school's lines with their hours, and what they can carry in a week against the children who need a call. */
export const listLines = statement('lines.list', {
  answer(_input, { caller, week }) {
    return {
      reply: sql`
        select jsonb_build_object('week', ${week}::text, 'capacity', app.capacity(${caller.placeId}),
          'need', (select count(*) from child where school_id = ${caller.placeId} and left_on is null),
          'lines', coalesce((select jsonb_agg(jsonb_build_object('lineId', l.line_id, 'name', l.name, 'medium', l.medium, 'slotMinutes', l.slot_minutes, 'active', l.active,
            'hours', h.hours, 'slotsAWeek', h.slots) order by l.line_id)
          from phone_line l cross join lateral (
            select coalesce(jsonb_agg(jsonb_build_object('weekday', weekday, 'from', from_minute, 'to', to_minute) order by weekday, from_minute), '[]'::jsonb) as hours,
              coalesce(sum((to_minute - from_minute) / l.slot_minutes), 0) as slots
            from opening_hours o where o.school_id = l.school_id and o.line_id = l.line_id) h
          where l.school_id = ${caller.placeId}), '[]'::jsonb))`,
      children: noChildren,
    }
  },
})
