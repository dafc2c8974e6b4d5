import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'

/**
 * The child with its class as a query (child_id, name, class_name), for the keeper of its record alone: no row where the child is not the caller's to see,
 * FORBIDDEN where it is (a paired teacher), but not to keep.
 */
export function keptChild(schoolId: number, childId: number): SQL {
  return sql`select c.child_id, c.name, c.class_name from (
      select c.child_id, c.name, k.name as class_name from child c join school_class k using (school_id, class_id)
      where c.school_id = ${schoolId} and c.child_id = ${childId} and c.left_on is null offset 0) c
    where app.keeps(c.child_id) or app.refuse('FORBIDDEN')`
}
