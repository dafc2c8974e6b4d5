import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'

/**
 * The school's date of the last call that reached the family of child `c`, before an instant (ISO); null where none ever did.
 * One look into the index `call_by_child`.
 */
export function lastReachedOn(before: string): SQL {
  return sql`(select app.school_date(max(f.started_at)) from family_call f
    where f.school_id = c.school_id and f.child_id = c.child_id and f.outcome = 'reached' and f.undone_at is null and f.started_at < ${before}::timestamptz)`
}
