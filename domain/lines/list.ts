import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Output } from '../../contract/actions'
import { addDays, minuteOf } from '../../contract/week'
import { noChildren, statement } from '../handler'
import { adviceOn } from './advice'
import type { Counted } from './advice'
import { families } from './families'
import { brokenNow } from './broken-now'

/** How far ahead exceptions are listed: this week and the five after it. */
const AHEAD_DAYS = 6 * 7 - 1

/** Slot lengths that a school may go down to. */
const SHORTER = [20, 15, 10]

type Reply = Output<'lines.list'>
interface Row extends Omit<Reply, 'weeks'> {
  weeks: Array<{ week: string; free: number; slots: number; shorter: Counted['shorter'] }>
}

/** The school's lines with their hours and exceptions, and what they carry this week and the next against the families who need a call. */
export const listLines = statement('lines.list', {
  answer(_input, { caller, now, today, week }) {
    const school = caller.placeId
    const weeks = sql`(values (${week}::date), (${addDays(week, 7)}::date)) w(week)`
    return {
      with: sql`${families(school)}`,
      reply: sql`
        select jsonb_build_object('week', ${week}::text, 'capacity', app.capacity(${school}), 'need', (select families from need), 'children', (select children from need),
          'reviews', (select count(distinct (party_id, line_id, starts_at)) from booking
            where school_id = ${school} and state = 'booked' and review is not null and starts_at > ${now}::timestamptz),
          'weeks', (select jsonb_agg(jsonb_build_object('week', w.week, 'slots', ${count(null)}, 'free', ${freeSlots(now)},
            'shorter', jsonb_build_array(${sql.join(
              SHORTER.map((minutes) => sql`jsonb_build_object('minutes', ${minutes}::int, 'slots', ${count(minutes)})`),
              sql`, `,
            )})) order by w.week) from ${weeks}),
          'exceptions', coalesce((select jsonb_agg(jsonb_build_object('exceptionId', exception_id, 'lineId', line_id, 'kind', kind, 'reason', reason, 'fromOn', from_on, 'toOn', to_on,
              'fromMinute', from_minute, 'toMinute', to_minute, 'asWeekday', as_weekday, 'note', note) order by from_on, from_minute nulls first, exception_id)
            from hours_exception where school_id = ${school} and from_on <= ${addDays(week, AHEAD_DAYS)}::date
              and (to_on > ${today}::date or (to_on = ${today}::date and coalesce(to_minute, 1440) > ${minuteOf(now)}))), '[]'::jsonb),
          'lines', coalesce((select jsonb_agg(jsonb_build_object('lineId', l.line_id, 'name', l.name, 'medium', l.medium, 'slotMinutes', l.slot_minutes, 'active', l.active,
            'number', l.number, 'handoff', l.handoff, 'hours', h.hours, 'slotsAWeek', h.slots, 'broken', ${brokenNow(sql`l`, now)}) order by l.line_id)
          from phone_line l cross join lateral (
            select coalesce(jsonb_agg(jsonb_build_object('weekday', weekday, 'from', from_minute, 'to', to_minute) order by weekday, from_minute), '[]'::jsonb) as hours,
              coalesce(sum((to_minute - from_minute) / l.slot_minutes), 0) as slots
            from opening_hours o where o.school_id = l.school_id and o.line_id = l.line_id) h
          where l.school_id = ${school}), '[]'::jsonb))`,
      children: noChildren,
    }
  },
  view(row: Row): Reply {
    const used = row.lines.filter((line) => line.active).map((line) => line.slotMinutes)
    const slotMinutes = used.length > 0 ? Math.min(...used) : 10
    const advised = row.weeks.map(({ week, slots, free, shorter }) => ({
      ...{ week, slots, free },
      advice: adviceOn({ slots, need: row.need, slotMinutes, shorter }),
    }))
    return { ...row, weeks: advised }
  },
})

/** Slots of the week `w`, with slots of at most so many minutes. */
function count(minutes: number | null): SQL {
  return sql`(select count(*) from app.slots_of(w.week, w.week + 6, ${minutes}::int))`
}

function freeSlots(now: Date): SQL {
  return sql`(select count(*) from app.slots(w.week, w.week + 6) s where s.starts_at > ${now}::timestamptz and not exists (
    select from slot_claim c where c.school_id = app.school() and c.line_id = s.line_id and c.starts_at = s.starts_at and (c.expires_at is null or c.expires_at > ${now}::timestamptz)))`
}
