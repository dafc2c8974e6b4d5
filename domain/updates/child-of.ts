import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'

/** The child of an update, as far as the caller may see it. */
export function childOf(schoolId: number, updateId: number): SQL {
  return sql`(select u.child_id from weekly_update u where u.school_id = ${schoolId} and u.update_id = ${updateId})`
}
