import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'

/** The children of a school in groups that are alike in everything that is counted (`AlikeChildren`), as a jsonb array. */
export function alikeChildren(schoolId: number): SQL {
  return sql`coalesce((
    select jsonb_agg(to_jsonb(alike)) from (
      select c.sex, c.accommodation, c.left_behind_status as "leftBehindStatus", c.parental_absence as "parentalAbsence", c.special_status as "specialStatus",
        coalesce(a.kind, 'none') as care, count(*)::int as count
      from child c left join care_arrangement a on a.school_id = c.school_id and a.child_id = c.child_id and a.to_on is null
      where c.school_id = ${schoolId} and c.left_on is null group by 1, 2, 3, 4, 5, 6) alike), '[]'::jsonb)`
}

/** Children whom the register calls left behind, counted by themselves and not from any parts. */
export function leftBehindChildren(schoolId: number): SQL {
  return sql`(select count(*) from child where school_id = ${schoolId} and left_on is null and left_behind_status <> 'none')`
}
