import { sql } from 'drizzle-orm'
import type { Output } from '../../contract/actions'
import { needLetters } from '../../contract/needs'
import type { Need } from '../../contract/needs'
import { statement } from '../handler'
import { gapsOf } from '../records/completeness'
import { surveyProgress } from '../surveys/standing'
import { lookedAtFrom, needsOf, standingOn } from './needs'
import { stripOf, weekMarks } from './strip'

type ClassWeek = Output<'classes.week'>
type Row = Omit<ClassWeek['children'][number], 'strip' | 'needs'> & { marks: string | null; needs: Need[] }

/** A class with its week. A teacher's own classes come first, then those of paired children; who still waits for a call stands on top. */
export const classWeek = statement('classes.week', {
  answer({ classId, week: asked }, context) {
    const { caller, today, week: thisWeek } = context
    const week = asked ?? thisWeek
    const day = lookedAtFrom(week, today)
    const schoolId = caller.placeId
    return {
      with: sql`
        here as (
          select k.class_id, k.name, k.grade, k.number,
            exists (select from class_teacher t where t.school_id = k.school_id and t.class_id = k.class_id and t.person_id = ${caller.personId}) as own
          from school_class k where k.school_id = ${schoolId}),
        classes as (
          select * from here where own or exists (
            select from child c where c.school_id = ${schoolId} and c.class_id = here.class_id and c.left_on is null)),
        chosen as (
          select class_id from classes where ${classId ?? null}::bigint is null or class_id = ${classId ?? null} order by own desc, grade, number limit 1),
        ${weekMarks(schoolId, week, today)},
        listed as (
          select c.child_id, c.name, c.initials, m.marks, standing.called_on, ${needsOf(week, day, caller.role)} as needs, jsonb_array_length(${gapsOf(today)}) as gaps
          from child c join chosen using (class_id) join school s on s.school_id = c.school_id ${standingOn(day)}
          left join marks m on m.child_id = c.child_id
          where c.school_id = ${schoolId} and c.left_on is null)`,
      reply: sql`
        select jsonb_build_object('week', ${week}::text, 'classId', (select class_id from chosen), 'gaps', (select coalesce(sum(gaps), 0) from listed),
          'keeps', coalesce((select app.keeps_class(class_id) from chosen), false), 'survey', ${surveyProgress(context)},
          'classes', coalesce((select jsonb_agg(jsonb_build_object('classId', class_id, 'name', name) order by own desc, grade, number) from classes), '[]'::jsonb),
          'children', coalesce((select jsonb_agg(jsonb_build_object('id', child_id, 'name', name, 'py', initials, 'marks', marks, 'last', called_on, 'needs', needs)
            order by not needs ? 'familyCall', initials, name, child_id) from listed), '[]'::jsonb))
        where ${classId ?? null}::bigint is null or exists (select from chosen)`,
      children: sql`select array_agg(child_id) from listed`,
    }
  },
  view(data: Omit<ClassWeek, 'children'> & { children: Row[] }) {
    return {
      ...data,
      children: data.children.map(({ marks, needs, ...child }) => ({
        ...child,
        strip: stripOf(marks),
        needs: needLetters(needs),
      })),
    }
  },
})
