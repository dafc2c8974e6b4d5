import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { arrayParam } from '../handler'
import type { Context } from '../handler'

/**
 * Table expressions `keepable` (child_id: those of the named children whose record the caller keeps) and `complete`, which has its one row when that is all of them. Otherwise
 * it refuses the whole command: NOT_FOUND where one of them is not the caller's to see, FORBIDDEN where it is (a paired teacher), but not to write.
 * @param childIds each once
 */
export function ofKept(caller: Context['caller'], childIds: readonly number[]): SQL {
  const ids = arrayParam(childIds, 'bigint')
  return sql`seen as materialized (
      select c.child_id, app.keeps(c.child_id) as keeps from child c where c.school_id = ${caller.placeId} and c.child_id = any (${ids}) and c.left_on is null),
    keepable as (select child_id from seen where keeps),
    complete as (
      select 1 from (select count(*) as seen, count(*) filter (where keeps) as kept from seen) n
      where (n.seen = ${childIds.length} or app.refuse('NOT_FOUND')) and (n.kept = ${childIds.length} or app.refuse('FORBIDDEN')))`
}
