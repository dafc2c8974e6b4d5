import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { termOf } from '../../contract/term'
import type { Term } from '../../contract/term'
import type { Context } from '../handler'

/** The answer for child `c` in a term; null where nobody has given one. */
export function answerIn(term: Term): SQL {
  return sql`(select s.answer from survey_answer s where s.school_id = c.school_id and s.term = ${term.key} and s.child_id = c.child_id)`
}

/**
 * How far this term's survey has come among the children whose record the caller keeps, as contract/survey-progress.ts wants it: a head's school, a teacher's own
 * classes. Null where there are none, or where the hat keeps no records.
 */
export function surveyProgress({ caller, today }: Context): SQL {
  if (caller.role !== 'head' && caller.role !== 'teacher') return sql`'null'::jsonb`
  const own = sql`and exists (select from class_teacher t where t.school_id = c.school_id and t.class_id = c.class_id and t.person_id = ${caller.personId})`
  const term = termOf(today)
  return sql`(select case when count(*) > 0 or ${caller.role === 'head'}::boolean
      then jsonb_build_object('label', ${term.label}::text, 'confirmed', count(${answerIn(term)}), 'total', count(*)) end
    from child c where c.school_id = ${caller.placeId} and c.left_on is null ${caller.role === 'head' ? sql`` : own})`
}

/**
 * A table expression `classes` (class_id, name, grade, number, total, waiting): the classes whose records the caller keeps, each with its children at school and how many
 * of them this term's survey still waits for. A head's classes are those with a child.
 */
export function surveyedClasses({ caller, today }: Context): SQL {
  const kept =
    caller.role === 'head'
      ? sql`true`
      : sql`exists (select from class_teacher t where t.school_id = k.school_id and t.class_id = k.class_id and t.person_id = ${caller.personId})`
  const orEmpty = caller.role === 'head' ? sql`having count(c.child_id) > 0` : sql``
  return sql`classes as (
    select k.class_id, k.name, k.grade, k.number, count(c.child_id) as total, count(c.child_id) filter (where ${answerIn(termOf(today))} is null) as waiting
    from school_class k left join child c on c.school_id = k.school_id and c.class_id = k.class_id and c.left_on is null
    where k.school_id = ${caller.placeId} and ${kept} group by k.class_id, k.name, k.grade, k.number ${orEmpty})`
}
