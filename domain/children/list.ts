import { sql } from 'drizzle-orm'
import { instantAt, addDays } from '../../contract/week'
import { statement } from '../handler'
import { surveyProgress } from '../surveys/standing'
import { lastReachedOn } from './last-call'

const PAGE_SIZE = 50

/** What a person typed, as the pattern of a LIKE: their % and _ stand for themselves. */
export function likeAnywhere(search: string): string {
  return `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
}

/** The children of the school or of the teacher, by class and name; the search finds part of a name or of its initials. */
export const listChildren = statement('children.list', {
  answer({ search, page }, context) {
    const { caller, today } = context
    const survey = caller.role === 'head' ? surveyProgress(context) : sql`'null'::jsonb`
    const pattern = likeAnywhere(search)
    const tomorrow = instantAt(addDays(today, 1))
    return {
      with: sql`
        found as materialized (
          select c.school_id, c.child_id, c.name, k.name as class_name, row_number() over (order by k.grade, k.number, c.initials, c.name, c.child_id) as place
          from child c join school_class k using (school_id, class_id)
          where c.school_id = ${caller.placeId} and c.left_on is null and (lower(c.name) like ${pattern} or c.initials like ${pattern})),
        listed as (select * from found where place > ${page * PAGE_SIZE}::int and place <= ${(page + 1) * PAGE_SIZE}::int)`,
      reply: sql`
        select jsonb_build_object('total', (select count(*) from found), 'pageSize', ${PAGE_SIZE}::int, 'survey', ${survey},
          'children', coalesce((select jsonb_agg(jsonb_build_object('id', c.child_id, 'name', c.name, 'className', c.class_name, 'last', ${lastReachedOn(tomorrow)},
            'careArrangement', coalesce((select a.kind from care_arrangement a where a.school_id = c.school_id and a.child_id = c.child_id and a.to_on is null), 'none'),
            'contacts', (select count(*) from child_relative cr join relative r using (school_id, relative_id)
              where cr.school_id = c.school_id and cr.child_id = c.child_id and not r.deceased
                and exists (select from relative_phone f where f.school_id = r.school_id and f.relative_id = r.relative_id))) order by c.place)
            from listed c), '[]'::jsonb))`,
      children: sql`select array_agg(child_id) from listed`,
    }
  },
})
