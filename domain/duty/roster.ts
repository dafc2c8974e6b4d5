import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { minuteOf } from '../../contract/week'
import type { DateText } from '../../contract/week'
import type { Run } from '../../database/connect'
import { arrayParam } from '../handler'
import type { Context } from '../handler'
import { Refusal } from '../refusal'
import { holds } from '../staff/current'

/** One duty as the database holds it. */
export interface Shift {
  dutyId: number
  on: DateText
  from: number
  to: number
  personId: number
}

/** Whether `person` is on the staff of the caller's school today; a volunteer is not. */
export function onStaff(person: SQL, today: DateText): SQL {
  return sql`exists (select from membership m where m.school_id = app.school() and m.person_id = ${person} and m.role in ('head', 'teacher', 'desk') and ${holds(sql`m`, today)})`
}

/** Whether a duty (an alias) has begun. */
export function begun(duty: SQL, { now, today }: Context): SQL {
  return sql`(${duty}.on_date < ${today}::date or (${duty}.on_date = ${today}::date and ${duty}.from_minute <= ${minuteOf(now)}))`
}

/** From here on nobody else changes the school's roster until this transaction ends: what is read now is what will be changed. */
export async function lockRoster(run: Run): Promise<void> {
  await run(sql`select pg_advisory_xact_lock(hashtextextended('duty', app.school()))`)
}

/** The duties of some days, in order. */
export async function shiftsOn(run: Run, from: DateText, to: DateText): Promise<Shift[]> {
  return run<{ [K in keyof Shift]: Shift[K] }>(sql`
    select duty_id::int as "dutyId", on_date::text as "on", from_minute as "from", to_minute as "to", person_id::int as "personId"
    from duty where school_id = app.school() and on_date between ${from}::date and ${to}::date order by on_date, from_minute, person_id`)
}

/** @throws Refusal NOT_FOUND at the first field of whoever is not on the staff */
export async function staffOnly(
  run: Run,
  people: readonly number[],
  today: DateText,
  field: (index: number) => string,
): Promise<void> {
  const rows = await run<{ personId: number }>(sql`
    select id::int as "personId" from unnest(${arrayParam([...new Set(people)], 'bigint')}) id where ${onStaff(sql`id`, today)}`)
  const known = new Set(rows.map(({ personId }) => personId))
  const stranger = people.findIndex((one) => !known.has(one))
  if (stranger >= 0) throw new Refusal('NOT_FOUND', { [field(stranger)]: 'notAllowed' })
}

/** Puts new shifts on the roster, in the head's name. */
export async function addShifts(
  run: Run,
  shifts: readonly Omit<Shift, 'dutyId'>[],
  { caller, now }: Context,
): Promise<void> {
  if (shifts.length === 0) return
  await run(sql`
    insert into duty (school_id, on_date, from_minute, to_minute, person_id, set_by, set_at)
    select ${caller.placeId}, s."on", s."from", s."to", s."personId", ${caller.personId}, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(shifts)}::jsonb) s("on" date, "from" smallint, "to" smallint, "personId" bigint)`)
}

/** Whether two shifts of one day run at the same time. */
export function overlap(
  one: { on: DateText; from: number; to: number },
  other: { on: DateText; from: number; to: number },
): boolean {
  return one.on === other.on && one.from < other.to && other.from < one.to
}
