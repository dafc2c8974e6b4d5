import { sql } from 'drizzle-orm'
import { jsonParam, noChildren, statement } from '../handler'
import { kindsFor } from './kinds'
import { writesTo } from './standing'

/** What is needed to write a letter. */
export const letterForm = statement('letters.form', {
  answer(_input, context) {
    const { caller, today } = context
    return {
      with: sql`
        classes as (
          select k.class_id, k.name, k.grade, k.number, count(c.child_id) as children
          from school_class k join child c on c.school_id = k.school_id and c.class_id = k.class_id and c.left_on is null
          where k.school_id = ${caller.placeId} and ${writesTo(context)} group by k.class_id, k.name, k.grade, k.number)`,
      reply: sql`
        select jsonb_build_object('today', ${today}::text, 'school', s.name, 'kinds', ${jsonParam(kindsFor(caller.role))},
          'classes', coalesce((select jsonb_agg(jsonb_build_object('classId', class_id, 'name', name, 'children', children) order by grade, number) from classes), '[]'::jsonb))
        from school s where s.school_id = ${caller.placeId}`,
      children: noChildren,
    }
  },
})
