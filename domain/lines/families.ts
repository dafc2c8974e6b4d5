import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'

/** Table expressions that end in `need` (families, children): who needs a call each week. Children with a parent in common share one, as in app.party_of, here for a whole school at once. */
export function families(schoolId: number): SQL {
  return sql`
    kin as (
      select a.child_id, min(b.child_id) as first
      from child_relative a join child_relative b on b.school_id = a.school_id and b.relative_id = a.relative_id and b.relation in ('father', 'mother')
      join child c on c.school_id = b.school_id and c.child_id = b.child_id and c.left_on is null
      where a.school_id = ${schoolId} and a.relation in ('father', 'mother') group by a.child_id),
    need as materialized (
      select count(*) as children, count(distinct least(k.first, c.child_id)) as families
      from child c left join kin k using (child_id) where c.school_id = ${schoolId} and c.left_on is null)`
}
