import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { addDays, dateOf, weekOf } from '../../contract/week'

/** True for a slot that the school opens, this week or next, and that still lies ahead; refuses with the reason otherwise. Whether it is free is for the unique key to say. */
export function slotIsOpen(lineId: number, startsAt: string, now: Date): SQL {
  const day = dateOf(startsAt)
  const onTheBoard = day < addDays(weekOf(now), 14)
  return sql`(
    (${startsAt}::timestamptz > ${now}::timestamptz or app.refuse('SLOT_PAST'))
    and ((${onTheBoard}::boolean and exists (select from app.slots(${day}::date, ${day}::date) s where s.line_id = ${lineId} and s.starts_at = ${startsAt}::timestamptz)) or app.refuse('SLOT_NOT_OPEN')))`
}

/** The first call of the child's week that is not booked yet, up to the school's limit; null where all are. */
export function freeOrdinal(schoolId: number, childId: SQL, week: SQL): SQL {
  return sql`(select min(o)::smallint from generate_series(1, (select calls_a_week from app.call_rules())) o where not exists (
    select from booking taken where taken.school_id = ${schoolId} and taken.child_id = ${childId} and taken.week = ${week} and taken.ordinal = o and taken.state in ('booked', 'done')))`
}

/** True for a booking `b` beside which the child holds no other live one in the same week, so that it may live again. */
export const noOtherThisWeek = sql`not exists (
  select from booking other where other.school_id = b.school_id and other.child_id = b.child_id and other.week = b.week and other.ordinal = b.ordinal
    and other.booking_id <> b.booking_id and other.state in ('booked', 'done'))`
