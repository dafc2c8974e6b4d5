import { sql } from 'drizzle-orm'
import { statement } from '../handler'

const PAGE_SIZE = 50

/** The children who have left, for the head: where to, and into which class they may come back. */
export const leftChildren = statement('moves.left', {
  answer({ page }, { caller, today }) {
    return {
      with: sql`
        gone as materialized (
          select c.child_id, c.name, c.class_id, k.name as class_name, c.left_on,
            coalesce((select e.note from record_event e where e.school_id = c.school_id and e.child_id = c.child_id and e.kind = 'left' order by e.event_id desc limit 1), '') as note,
            row_number() over (order by c.left_on desc, c.initials, c.child_id) as place
          from child c join school_class k using (school_id, class_id) where c.school_id = ${caller.placeId} and c.left_on is not null),
        listed as (select * from gone where place > ${page * PAGE_SIZE}::int and place <= ${(page + 1) * PAGE_SIZE}::int)`,
      reply: sql`
        select jsonb_build_object('today', ${today}::text, 'total', (select count(*) from gone), 'pageSize', ${PAGE_SIZE}::int,
          'classes', coalesce((select jsonb_agg(jsonb_build_object('classId', class_id, 'name', name) order by grade, number)
            from school_class where school_id = ${caller.placeId}), '[]'::jsonb),
          'children', coalesce((select jsonb_agg(jsonb_build_object('childId', child_id, 'name', name, 'className', class_name, 'classId', class_id, 'leftOn', left_on, 'note', note)
            order by place) from listed), '[]'::jsonb))`,
      children: sql`select array_agg(child_id) from listed`,
    }
  },
})
