import { sql } from 'drizzle-orm'
import { gapGroups, gaps } from '../../contract/completeness'
import { jsonParam, statement } from '../handler'
import { gapsOf } from './completeness'

const PAGE_SIZE = 50

const groupOf = Object.fromEntries(Object.entries(gaps).map(([key, gap]) => [key, gap.group]))

/** Which records lack what, fullest need first, and the record rate (建档率). The policies give a teacher the own children, the head the school's. */
export const recordGaps = statement('records.gaps', {
  answer({ classId, page }, { caller, today }) {
    const chosen = sql`(${classId ?? null}::bigint is null or c.class_id = ${classId ?? null})`
    return {
      with: sql`
        looked as materialized (
          select c.child_id, c.name, c.initials, k.class_id, k.name as class_name, k.grade, k.number, case when ${chosen} then ${gapsOf(today)} end as gaps
          from child c join school_class k using (school_id, class_id) where c.school_id = ${caller.placeId} and c.left_on is null),
        chosen as (select * from looked where gaps is not null),
        incomplete as (
          select *, row_number() over (order by grade, number, initials, name, child_id) as place from chosen where jsonb_array_length(gaps) > 0),
        listed as (select * from incomplete where place > ${page * PAGE_SIZE}::int and place <= ${(page + 1) * PAGE_SIZE}::int),
        lacking as (select distinct i.child_id, ${jsonParam(groupOf)} ->> g.key as gap_group from incomplete i cross join jsonb_array_elements_text(i.gaps) g(key))`,
      reply: sql`
        select jsonb_build_object(
          'classes', coalesce((select jsonb_agg(jsonb_build_object('classId', class_id, 'name', class_name) order by grade, number)
            from (select distinct class_id, class_name, grade, number from looked) k), '[]'::jsonb),
          'total', (select count(*) from chosen), 'complete', (select count(*) from chosen where jsonb_array_length(gaps) = 0),
          'missing', (select coalesce(sum(jsonb_array_length(gaps)), 0) from chosen), 'pageSize', ${PAGE_SIZE}::int, 'incomplete', (select count(*) from incomplete),
          'groups', (select jsonb_agg(jsonb_build_object('group', g.name, 'children', (select count(*) from lacking l where l.gap_group = g.name)) order by g.place)
            from jsonb_array_elements_text(${jsonParam(gapGroups)}) with ordinality g(name, place)),
          'children', coalesce((select jsonb_agg(jsonb_build_object('childId', child_id, 'name', name, 'className', class_name, 'gaps', gaps) order by place)
            from listed), '[]'::jsonb))
        where ${classId ?? null}::bigint is null or exists (select from looked where class_id = ${classId ?? null})`,
      children: sql`select array_agg(child_id) from listed`,
    }
  },
})
