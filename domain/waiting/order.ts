import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { DateText } from '../../contract/week'

/**
 * The waiting list of a week, first to be served first, as something to select from: (child_id, party_id, place, front, why, since, weeks). The order itself stands in the database (0017),
 * because a family learns its place among children whom it may not see.
 */
export function waitingLine(week: DateText, now: Date): SQL {
  return sql`app.waiting_line(${week}::date, ${now}::timestamptz)`
}
