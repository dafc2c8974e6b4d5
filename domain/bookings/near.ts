import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { ErrorCode } from '../../contract/errors'
import { addDays, instantAt, weekOf } from '../../contract/week'
import type { Context } from '../handler'
import { isoOf } from '../handler'

/** How many are named beside a slot that cannot be had. */
const NEAR = 3

const aboutTheSlot: readonly ErrorCode[] = ['SLOT_TAKEN', 'SLOT_NOT_OPEN', 'SLOT_PAST']

/**
 * What goes along with a refused slot: the free ones of its week that lie nearest, those of the same medium first. Which of two phones rings is nothing a family
 * needs to choose, so a time is named once.
 */
export function nearestFree(
  code: ErrorCode,
  { lineId, startsAt }: { lineId: number; startsAt: string },
  { now, today, week: thisWeek, caller }: Context,
): SQL | undefined {
  if (!aboutTheSlot.includes(code)) return undefined
  const asked = weekOf(startsAt)
  const week = asked === addDays(thisWeek, 7) ? asked : thisWeek
  const first = week < today ? today : week
  const last = addDays(week, 6)
  return sql`
    select coalesce(jsonb_agg(jsonb_build_object('lineId', line_id, 'startsAt', ${isoOf(sql`starts_at`)}) order by other, away, starts_at), '[]'::jsonb) as near from (
      select * from (
        select distinct on (l.medium, s.starts_at) s.line_id, s.starts_at,
          l.medium is distinct from (select w.medium from phone_line w where w.school_id = l.school_id and w.line_id = ${lineId}) as other,
          abs(extract(epoch from s.starts_at - ${startsAt}::timestamptz)) as away
        from app.slots(${first}::date, ${last}::date) s join phone_line l on l.school_id = ${caller.placeId} and l.line_id = s.line_id
        where s.starts_at > ${now}::timestamptz and not exists (
          select from app.taken_slots(${instantAt(first)}::timestamptz, ${instantAt(addDays(last, 1))}::timestamptz, ${now}::timestamptz) t
          where t.line_id = s.line_id and t.starts_at = s.starts_at)
        order by l.medium, s.starts_at, s.line_id) free
      order by other, away, starts_at limit ${NEAR}) near`
}
