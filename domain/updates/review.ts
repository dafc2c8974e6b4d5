import { sql } from 'drizzle-orm'
import type { Output } from '../../contract/actions'
import { addDays } from '../../contract/week'
import { recordsWithdrawn } from '../consents/processing'
import { statement } from '../handler'
import type { UpdateBody } from './compose'
import { composedAt } from './due'
import { summary } from './summary'

type Review = Output<'updates.review'>
type Stored = Omit<Review, 'updates' | 'composedAt'> & {
  updates: (Omit<Review['updates'][number], 'summary'> & { body: UpdateBody })[]
}

/**
 * A class as a stack, thin ones first. Classes are those of the children that the caller sees, the teacher's own ones before those of paired
 * children. Unless a week is named it is this one; before this Friday 18:00 it is last week's where that class's stack still waits untouched.
 */
export const reviewUpdates = statement('updates.review', {
  answer({ classId, week: asked }, { caller, now, week: thisWeek }) {
    const lastWeek = addDays(thisWeek, -7)
    const lookBack = asked === undefined && now.toISOString() < composedAt(thisWeek)
    return {
      with: sql`
        kids as (select child_id, class_id, name, initials from child where school_id = ${caller.placeId} and left_on is null),
        classes as (
          select k.class_id, k.name, row_number() over (order by exists (
            select from class_teacher t where t.school_id = k.school_id and t.class_id = k.class_id and t.person_id = ${caller.personId}) desc, k.grade, k.number) as place
          from school_class k where k.school_id = ${caller.placeId} and k.class_id in (select class_id from kids)),
        chosen as (select class_id from classes where ${classId ?? null}::bigint is null or class_id = ${classId ?? null} order by place limit 1),
        waiting as (
          select count(*) > 0 and count(u.published_at) = 0 as untouched
          from weekly_update u join kids using (child_id) join chosen using (class_id)
          where u.school_id = ${caller.placeId} and u.week = ${lastWeek}::date and ${lookBack}::boolean),
        week as (select case when untouched then ${lastWeek}::date else ${asked ?? thisWeek}::date end as week from waiting),
        stack as (
          select u.*, k.name, k.initials from weekly_update u join kids k using (child_id) join chosen using (class_id)
          where u.school_id = ${caller.placeId} and u.week = (select week from week)
            and (u.published_at is not null or not ${recordsWithdrawn(sql`u.child_id`)}))`,
      reply: sql`
        select jsonb_build_object('classId', (select class_id from chosen), 'week', (select week from week),
          'classes', coalesce((select jsonb_agg(jsonb_build_object('classId', class_id, 'name', name) order by place) from classes), '[]'::jsonb),
          'updates', coalesce((select jsonb_agg(jsonb_build_object('updateId', u.update_id, 'childId', u.child_id, 'name', u.name, 'thin', u.thin,
              'published', u.published_at is not null, 'teacherLine', u.teacher_line, 'body', u.body,
              'read', exists (select from update_reader r where r.school_id = u.school_id and r.update_id = u.update_id)) order by u.thin desc, u.initials, u.child_id)
            from stack u), '[]'::jsonb))
        where ${classId ?? null}::bigint is null or exists (select from chosen)`,
      children: sql`select array_agg(child_id) from stack`,
    }
  },
  view(stored: Stored) {
    return {
      ...stored,
      composedAt: composedAt(stored.week),
      updates: stored.updates.map(({ body, ...update }) => ({ ...update, summary: summary(body) })),
    }
  },
})
