import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { addDays } from '../../contract/week'
import type { DateText } from '../../contract/week'

const WEEKS = 4

/** A booked call counts as such until somebody had time to log it, in minutes. */
const LOGGING_MINUTES = 60

/** The last four weeks of one child (a column expression), oldest first: how the contact went, the mood of the last call, whether an update came out. */
export function lineOfWeeks(schoolId: number, childId: SQL, thisWeek: DateText, now: Date): SQL {
  const first = addDays(thisWeek, -7 * (WEEKS - 1))
  const stillOpen = new Date(now.getTime() - LOGGING_MINUTES * 60_000)
  return sql`(
    with calls as (
      select week, bool_or(outcome = 'reached') as reached, (array_agg(mood order by started_at desc) filter (where outcome = 'reached'))[1] as mood
      from family_call f where f.school_id = ${schoolId} and f.child_id = ${childId} and f.week >= ${first}::date and f.undone_at is null group by week),
    bookings as (
      select week, bool_or(state = 'booked' and starts_at > ${stillOpen}::timestamptz) as ahead
      from booking b where b.school_id = ${schoolId} and b.child_id = ${childId} and b.week >= ${first}::date and b.state in ('booked', 'done', 'missed') group by week)
    select jsonb_agg(jsonb_build_object('week', w.week, 'mood', calls.mood,
      'state', case when calls.reached then 'reached' when bookings.ahead then 'booked' when calls.week is not null or bookings.week is not null then 'missed' else 'none' end,
      'published', exists (select from weekly_update u
        where u.school_id = ${schoolId} and u.child_id = ${childId} and u.week = w.week and u.published_at is not null)) order by w.week)
    from (select generate_series(${first}::timestamp, ${thisWeek}::timestamp, interval '7 days')::date as week) w
    left join calls on calls.week = w.week left join bookings on bookings.week = w.week)`
}
