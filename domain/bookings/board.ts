import type { Output } from '../../contract/actions'
import { addDays, instantAt } from '../../contract/week'
import { sql } from 'drizzle-orm'
import { reachOf } from '../availability/facts'
import { suitOf } from '../availability/reach'
import type { Reach, Suit } from '../availability/reach'
import { statement } from '../handler'
import { waitingState } from '../waiting/on-board'
import { ownBookings } from './own-bookings'
import { freeOrdinal } from './slot'

type Board = Output<'bookings.board'>

/** The board as the statement gives it: what is known of the reader's hours instead of a mark beside each slot. */
interface Row extends Omit<Board, 'days' | 'availability'> {
  days: { date: string; free: { lineId: number; minutes: number[] }[] }[]
  reach: Reach | null
}

const letter: Record<Suit, string> = { fits: '+', unknown: '.', not: '-' }

/** The board of one child's week: free slots by day and line with those that suit the reader, the family's own bookings from this week on, and what is offered to who waits. */
export const board = statement('bookings.board', {
  answer({ childId, week: asked }, { caller, now, today, week: thisWeek }) {
    const school = caller.placeId
    const week = asked ?? thisWeek
    const first = week < today ? today : week
    const last = addDays(week, 6)
    return {
      with: sql`
        mine as (select child_id, name from child where school_id = ${school} and left_on is null order by child_id),
        chosen as (select child_id from mine where ${childId ?? null}::bigint is null or child_id = ${childId ?? null} order by child_id limit 1),
        free as (
          select c.child_id, ${freeOrdinal(school, sql`c.child_id`, sql`${week}::date`)} is not null as open,
            exists (select from waiting w where w.school_id = ${school} and w.child_id = c.child_id and w.week = ${week}::date and w.state = 'waiting') as waits,
            (select r.relative_id from relative r join child_relative cr using (school_id, relative_id)
              where r.school_id = ${school} and r.person_id = ${caller.personId} and cr.child_id = c.child_id and not r.deceased order by cr.call_order limit 1) as relative_id
          from chosen c),
        open_slots as (
          select s.line_id, s.day, s.minute from app.slots(${first}::date, ${last}::date) s
          where s.starts_at > ${now}::timestamptz and not exists (
            select from app.taken_slots(${instantAt(first)}::timestamptz, ${instantAt(addDays(last, 1))}::timestamptz, ${now}::timestamptz) t
            where t.line_id = s.line_id and t.starts_at = s.starts_at)),
        by_line as (select day, line_id, jsonb_agg(minute order by minute) as minutes from open_slots group by day, line_id)`,
      reply: sql`
        select jsonb_build_object('childId', chosen.child_id, 'week', ${week}::text, 'weeks', jsonb_build_array(${thisWeek}::text, ${addDays(thisWeek, 7)}::text),
          'together', coalesce((select jsonb_agg(child_id order by child_id) from mine where child_id <> chosen.child_id and child_id = any (app.party_of(chosen.child_id))), '[]'::jsonb),
          'children', (select jsonb_agg(jsonb_build_object('childId', child_id, 'name', name)) from mine),
          'lines', coalesce((select jsonb_agg(jsonb_build_object('lineId', line_id, 'name', name, 'medium', medium, 'slotMinutes', slot_minutes, 'number', number) order by line_id)
            from phone_line where school_id = ${school} and active), '[]'::jsonb),
          'days', coalesce((select jsonb_agg(jsonb_build_object('date', day, 'free', slots) order by day) from (
            select day, jsonb_agg(jsonb_build_object('lineId', line_id, 'minutes', minutes) order by line_id) as slots from by_line group by day) days), '[]'::jsonb),
          'bookings', ${ownBookings(sql`chosen.child_id`, { caller, now, today, week: thisWeek })},
          'waitingState', ${waitingState(sql`chosen.child_id`, week, { caller, now })},
          'can', jsonb_build_object('book', free.open, 'wait', free.open and not free.waits),
          'rules', (select jsonb_build_object('cancelBefore', cancel_before_minutes) from app.call_rules()),
          'reach', case when free.relative_id is not null then ${reachOf(sql`free.relative_id`, school, now)} end,
          'home', coalesce((select jsonb_agg(distinct app.school_date(f.started_at)) from family_call f where f.school_id = ${school} and f.child_id = chosen.child_id
            and f.origin = 'home' and f.undone_at is null and f.week >= ${addDays(thisWeek, -7)}::date), '[]'::jsonb))
        from chosen join free using (child_id)`,
      children: sql`select array_agg(child_id) from chosen`,
    }
  },
  view({ days, reach, ...row }: Row): Board {
    return {
      ...row,
      days: days.map(({ date, free }) => ({
        date,
        free: free.map(({ lineId, minutes }) => ({ lineId, minutes, suits: suitsOf(reach, date, minutes) })),
      })),
      availability: Boolean(reach?.availability),
    }
  },
})

function suitsOf(reach: Reach | null, date: string, minutes: number[]): string {
  return minutes.map((minute) => letter[suitOf(reach, instantAt(date, minute))]).join('')
}
