import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { addDays, dateOf, instantAt, minuteOf } from '../../contract/week'
import type { Database } from '../../database/connect'
import { isoOf } from '../handler'
import { tellFamilies } from '../messages/tell'
import { clockAt } from './caller'
import type { ClockWork } from './caller'
import { isQuiet } from './quiet'

/** From when in the evening before a call its family is reminded: after work, before the quiet hours. */
const EVENING = 18 * 60
const HOUR_MS = 3_600_000

/**
 * Reminds the families of the calls that lie ahead, once a day before and once an hour before. A call is marked as reminded only where a message is on its way; the others stay
 * open, so that they stand on the desk's call sheet, and get their message after all where the family allows one meanwhile. Nobody is reminded of a call that is off, that needs
 * another time, or that would have begun when the message arrives.
 * @returns how many calls were reminded of
 */
export async function remind({ database, ports }: ClockWork): Promise<number> {
  const now = ports.clock.now()
  let reminded = 0
  // What would be queued at night might be off by the morning.
  if (isQuiet(now)) return reminded
  for (const schoolId of await schoolsToRemind(database, now)) {
    const [row] = await database.once<{ reminded: number }>(clockAt(schoolId), remindSchool(schoolId, now))
    reminded += row?.reminded ?? 0
  }
  return reminded
}

/** The schools with a call ahead that somebody was not reminded of: one look for a county, most minutes at none. */
async function schoolsToRemind(database: Database, now: Date): Promise<number[]> {
  const rows = await database.once<{ school: string }>(
    clockAt(null),
    sql`select app.schools_to_remind(${now}::timestamptz, ${soonAfter(now)}::timestamptz, ${lastAhead(now)}::timestamptz) as school`,
  )
  return rows.map((row) => Number(row.school))
}

/** Until when a call is within the hour. */
const soonAfter = (now: Date) => new Date(now.getTime() + HOUR_MS)

/** Until when a call is near enough for the reminder of the day before: from the evening on tomorrow's, until then today's. */
function lastAhead(now: Date): string {
  return instantAt(addDays(dateOf(now), minuteOf(now) >= EVENING ? 2 : 1))
}

/**
 * Two clocks at once remind nobody twice: what the one has locked, the other leaves out. Siblings share a call, and its first row stands for it: if each row were taken by itself, of two
 * clocks each would get one sibling and tell the same family.
 */
function remindSchool(schoolId: number, now: Date): SQL {
  const soon = soonAfter(now)
  return sql`
    with due as materialized (
      select b.booking_id, b.line_id, b.starts_at, b.party_id, case when b.starts_at <= ${soon}::timestamptz then 'hour' else 'day' end as "when"
      from booking b
      where b.school_id = ${schoolId} and b.state = 'booked' and b.review is null
        and b.starts_at > ${now}::timestamptz and b.starts_at < ${lastAhead(now)}::timestamptz
        and case when b.starts_at <= ${soon}::timestamptz then b.reminded_hour_at is null else b.reminded_day_at is null and not ${choseJustNow(now)} end
        and not exists (select from booking first where first.school_id = b.school_id and ${sameCall('first', 'b')} and first.booking_id < b.booking_id)
      order by b.booking_id for update of b skip locked),
    sharing as materialized (
      select b.booking_id, b.child_id, d.line_id, d.starts_at, d.party_id, d."when"
      from due d join booking b on b.school_id = ${schoolId} and ${sameCall('b', 'd')}
      order by b.booking_id for update of b skip locked),
    calls as (
      select s.child_id, jsonb_build_object('child', c.name, 'startsAt', ${isoOf(sql`s.starts_at`)}, 'line', l.name, 'when', s."when") as data
      from sharing s join child c on c.school_id = ${schoolId} and c.child_id = s.child_id join phone_line l on l.school_id = ${schoolId} and l.line_id = s.line_id),
    ${tellFamilies('calls', 'callReminder', schoolId, now)},
    heard as (
      select distinct s.line_id, s.starts_at, s.party_id from sharing s join told_calls t on t.child_id = s.child_id and t.state = 'queued'),
    marked as (
      update booking b set reminded_day_at = coalesce(b.reminded_day_at, ${now}::timestamptz), reminded_hour_at = case when s."when" = 'hour' then ${now}::timestamptz else b.reminded_hour_at end
      from sharing s join heard h on h.line_id = s.line_id and h.starts_at = s.starts_at and h.party_id = s.party_id
      where b.school_id = ${schoolId} and b.booking_id = s.booking_id
      returning b.child_id),
    trail as (
      insert into audit (school_id, at, person_id, hat, action, children, detail)
      select ${schoolId}, ${now}::timestamptz, null, 'clock', 'clock.remind', array_agg(child_id), null from marked having count(*) > 0)
    select count(*)::int as reminded from heard`
}

/** Who took the time by themselves since it would have been due knows of it; the hour before is soon enough. */
function choseJustNow(now: Date): SQL {
  const evening = (day: string) => instantAt(day, EVENING)
  const due = minuteOf(now) >= EVENING ? evening(dateOf(now)) : evening(addDays(dateOf(now), -1))
  return sql`(b.origin in ('family', 'offer') and b.booked_at > ${due}::timestamptz)`
}

/** True where two rows (aliases) are of one agreed call. */
function sameCall(other: string, one: string): SQL {
  return sql.raw(
    `(${other}.line_id = ${one}.line_id and ${other}.starts_at = ${one}.starts_at and ${other}.party_id = ${one}.party_id and ${other}.state = 'booked')`,
  )
}
