import { sql } from 'drizzle-orm'
import type { Output } from '../../contract/actions'
import type { Lacks } from '../../contract/update-words'
import { addDays } from '../../contract/week'
import { recordsWithdrawn } from '../consents/processing'
import { isoOf, statement } from '../handler'
import { answersSeen } from './answers-seen'
import type { UpdateBody } from './compose'
import { composedAt } from './due'
import { summary } from './summary'

type Review = Output<'updates.review'>
type Stored = Omit<Review, 'updates' | 'composedAt'> & {
  updates: (Omit<Review['updates'][number], 'summary' | 'lacks' | 'read' | 'readVersion'> & {
    body: UpdateBody
    readVersion: number | null
  })[]
}

/** What an update that tells little has: that it is a call, or less. */
function lacksOf({ calls }: UpdateBody): Lacks {
  if (calls.length === 0) return 'nothing'
  return calls.some((call) => call.outcome === 'reached') ? 'callOnly' : 'triedOnly'
}

/**
 * A class as a stack, thin ones that nobody has said a word on first. Classes are those of the children that the caller sees, the teacher's own ones before those of paired
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
          select u.*, k.name, k.initials, spoken.is as spoken, u.thin and u.teacher_line = '' and not spoken.is as lacking
          from weekly_update u join kids k using (child_id) join chosen using (class_id)
          cross join lateral (select exists (
            select from voice v where v.school_id = u.school_id and v.update_id = u.update_id and v.kind = 'line' and v.state <> 'refused') as is) spoken
          where u.school_id = ${caller.placeId} and u.week = (select week from week)
            and (u.published_at is not null or not ${recordsWithdrawn(sql`u.child_id`)})),
        voices as (select * from app.voices_sent((select array_agg(update_id) from stack))),
        asked as (select ask from week_ask where school_id = ${caller.placeId} and class_id = (select class_id from chosen) and week = (select week from week))`,
      reply: sql`
        select jsonb_build_object('classId', (select class_id from chosen), 'week', (select week from week),
          'classes', coalesce((select jsonb_agg(jsonb_build_object('classId', class_id, 'name', name) order by place) from classes), '[]'::jsonb),
          'ask', coalesce((select ask from asked), ''), 'mayAsk', coalesce((select app.keeps_class(class_id) from chosen), false),
          'updates', coalesce((select jsonb_agg(jsonb_build_object('updateId', u.update_id, 'childId', u.child_id, 'name', u.name, 'thin', u.lacking,
              'published', u.published_at is not null, 'publishedAt', ${isoOf(sql`u.published_at`)}, 'corrected', u.corrected, 'version', u.version,
              'teacherLine', u.teacher_line, 'spoken', u.spoken, 'body', u.body,
              'readVersion', (select max(r.version) from update_reader r where r.school_id = u.school_id and r.update_id = u.update_id),
              'answers', ${answersSeen(sql`u`)}, 'voices', coalesce((select v.sent from voices v where v.update_id = u.update_id), 0))
              order by u.lacking and u.published_at is null desc, u.initials, u.child_id)
            from stack u), '[]'::jsonb))
        where ${classId ?? null}::bigint is null or exists (select from chosen)`,
      children: sql`select array_agg(child_id) from stack`,
    }
  },
  view(stored: Stored) {
    return {
      ...stored,
      composedAt: composedAt(stored.week),
      updates: stored.updates.map(({ body, readVersion, ...update }) => ({
        ...update,
        read: readVersion !== null,
        readVersion: readVersion ?? 0,
        lacks: update.thin ? lacksOf(body) : null,
        summary: summary(body),
      })),
    }
  },
})
