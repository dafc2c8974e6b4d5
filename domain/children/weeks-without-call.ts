import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { DateText } from '../../contract/week'

/**
 * Whole school weeks before `week` in which nobody reached the family of child `c`: counted from the week of the last reached call, or from the week
 * of enrolment where there was none. 0 for who was reached this week or last.
 */
export function weeksWithoutCall(lastReachedOn: SQL, week: DateText): SQL {
  return sql`greatest(0, (${week}::date - date_trunc('week', coalesce(${lastReachedOn}, c.enrolled_on)::timestamp)::date) / 7 - 1)`
}
