import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { dateOf, minuteOf } from '../../contract/week'

/** True for a line (an alias with school_id, line_id) that has broken down and is closed at this moment. */
export function brokenNow(line: SQL, now: Date): SQL {
  const minute = minuteOf(now)
  return sql`exists (select from hours_exception e
    where e.school_id = ${line}.school_id and e.line_id = ${line}.line_id and e.kind = 'closed' and e.reason = 'broken' and ${dateOf(now)}::date between e.from_on and e.to_on
      and (e.from_minute is null or (e.from_minute <= ${minute} and ${minute} < e.to_minute)))`
}
