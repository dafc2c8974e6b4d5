import { sql } from 'drizzle-orm'
import { addDays, weekdayOf } from '../../contract/week'
import type { DateText } from '../../contract/week'
import type { Run } from '../../database/connect'
import { work } from '../handler'
import { addShifts, lockRoster, onStaff, shiftsOn, staffOnly } from './roster'
import type { Shift } from './roster'
import { inTurns } from './turns'
import type { EmptyDay } from './turns'

/** How far back one looks for whoever had the desk last. */
const LOOK_BACK_DAYS = 28

/** Fills the days that have no shift: by turns among people, or as in the week before. Days on which no line is open stay empty. Refuses NOT_FOUND for whoever is not on the staff. */
export const copyWeek = work('duty.copy', async ({ week, weeks, people, hours, weekdays }, context, run) => {
  const { today } = context
  const from = week < today ? today : week
  const to = addDays(week, 7 * weeks - 1)
  await lockRoster(run)
  if (people) await staffOnly(run, people, today, (index) => `people.${index}`)
  const days = from <= to ? await emptyDays(run, from, to) : []
  const shifts = people
    ? inTurns(days, { people, hours, weekdays }, await lastOne(run, from, people))
    : await asTheWeekBefore(run, days, week, today)
  await addShifts(run, shifts, context)
  const data = { days: new Set(shifts.map(({ on }) => on)).size, shifts: shifts.length }
  return { data, children: [], detail: { week, weeks, people: people ?? null, ...data } }
})

async function emptyDays(run: Run, from: DateText, to: DateText): Promise<EmptyDay[]> {
  return run<{ [K in keyof EmptyDay]: EmptyDay[K] }>(sql`
    with open as materialized (
      select s.day, jsonb_build_object('from', min(s.minute), 'to', max(s.minute + l.slot_minutes)) as hours from app.slots(${from}::date, ${to}::date) s
      join phone_line l on l.school_id = app.school() and l.line_id = s.line_id group by s.day)
    select d::date::text as "on", o.hours as open from generate_series(${from}::date, ${to}::date, interval '1 day') d left join open o on o.day = d::date
    where not exists (select from duty x where x.school_id = app.school() and x.on_date = d::date) order by d`)
}

async function lastOne(run: Run, before: DateText, people: readonly number[]): Promise<number | undefined> {
  const shifts = await shiftsOn(run, addDays(before, -LOOK_BACK_DAYS), addDays(before, -1))
  return shifts.filter(({ personId }) => people.includes(personId)).at(-1)?.personId
}

async function asTheWeekBefore(
  run: Run,
  days: readonly EmptyDay[],
  week: DateText,
  today: DateText,
): Promise<Omit<Shift, 'dutyId'>[]> {
  const rows = await run<{ on: DateText; from: number; to: number; personId: number }>(sql`
    select on_date::text as "on", from_minute as "from", to_minute as "to", person_id::int as "personId" from duty d
    where school_id = app.school() and on_date between ${addDays(week, -7)}::date and ${addDays(week, -1)}::date and ${onStaff(sql`d.person_id`, today)}
    order by on_date, from_minute, person_id`)

  return days.flatMap(({ on, open }) =>
    open === null ? [] : rows.filter((row) => weekdayOf(row.on) === weekdayOf(on)).map((row) => ({ ...row, on })),
  )
}
