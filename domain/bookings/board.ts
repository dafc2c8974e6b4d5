import { sql } from 'drizzle-orm'
import { addDays, instantAt } from '../../contract/week'
import { isoOf, statement } from '../handler'

/** The board of one child's week: free slots by day and line, and the family's own bookings from today on. */
export const board = statement('bookings.board', {
  answer({ childId, week: asked }, { caller, now, today, week: thisWeek }) {
    const week = asked ?? thisWeek
    const first = week < today ? today : week
    const last = addDays(week, 6)
    return {
      with: sql`
        mine as (select child_id, name from child where school_id = ${caller.placeId} and left_on is null order by child_id),
        chosen as (select child_id from mine where ${childId ?? null}::bigint is null or child_id = ${childId ?? null} order by child_id limit 1),
        open_slots as (
          select s.line_id, s.day, s.minute from app.slots(${first}::date, ${last}::date) s
          where s.starts_at > ${now}::timestamptz and not exists (
            select from app.taken_slots(${instantAt(first)}::timestamptz, ${instantAt(addDays(last, 1))}::timestamptz, ${now}::timestamptz) t
            where t.line_id = s.line_id and t.starts_at = s.starts_at)),
        by_line as (select day, line_id, jsonb_agg(minute order by minute) as minutes from open_slots group by day, line_id)`,
      reply: sql`
        select jsonb_build_object('childId', chosen.child_id, 'week', ${week}::text, 'weeks', jsonb_build_array(${thisWeek}::text, ${addDays(thisWeek, 7)}::text),
          'children', (select jsonb_agg(jsonb_build_object('childId', child_id, 'name', name)) from mine),
          'lines', coalesce((select jsonb_agg(jsonb_build_object('lineId', line_id, 'name', name, 'medium', medium, 'slotMinutes', slot_minutes) order by line_id)
            from phone_line where school_id = ${caller.placeId} and active), '[]'::jsonb),
          'days', coalesce((select jsonb_agg(jsonb_build_object('date', day, 'free', free) order by day) from (
            select day, jsonb_agg(jsonb_build_object('lineId', line_id, 'minutes', minutes) order by line_id) as free from by_line group by day) days), '[]'::jsonb),
          'bookings', coalesce((select jsonb_agg(jsonb_build_object('bookingId', b.booking_id, 'childId', b.child_id, 'lineId', b.line_id, 'startsAt', ${isoOf(sql`b.starts_at`)},
              'state', b.state, 'can', jsonb_build_object('cancel', b.state = 'booked' and b.starts_at > ${now}::timestamptz, 'move', b.state = 'booked' and b.starts_at > ${now}::timestamptz)) order by b.starts_at)
            from booking b where b.school_id = ${caller.placeId} and b.child_id = chosen.child_id and b.week >= ${thisWeek}::date and b.state in ('booked', 'done', 'missed')), '[]'::jsonb))
        from chosen`,
      children: sql`select array_agg(child_id) from chosen`,
    }
  },
})
