import { sql } from 'drizzle-orm'
import { addDays } from '../../contract/week'
import { recordsWithdrawn } from '../consents/processing'
import { statement } from '../handler'
import { checked } from '../refused/checked'
import { Refusal } from '../refusal'

/**
 * What the school asks of the families of a class in a week. Updates that are composed later take it with them; those that are there carry it at once, and on those that
 * the parents already have it counts as a correction. This week's and those beside it, by who keeps the class.
 */
export const askClass = statement('updates.ask', {
  async answer({ classId, week, ask }, context) {
    const { caller, now, week: thisWeek } = context
    if (week < addDays(thisWeek, -7)) throw new Refusal('INVALID_INPUT', { week: 'tooSmall' })
    if (week > addDays(thisWeek, 7)) throw new Refusal('INVALID_INPUT', { week: 'tooBig' })
    await checked('updates.ask', ask, context)
    const body = ask === '' ? sql`u.body - 'ask'` : sql`u.body || jsonb_build_object('ask', ${ask}::text)`
    return {
      with: sql`
        keeps as (select class_id from school_class where school_id = ${caller.placeId} and class_id = ${classId} and app.keeps_class(class_id)),
        asked as (
          insert into week_ask (school_id, class_id, week, ask, asked_by, asked_at)
          select ${caller.placeId}, class_id, ${week}::date, ${ask}, ${caller.personId}, ${now}::timestamptz from keeps
          on conflict (school_id, class_id, week) do update set ask = excluded.ask, asked_by = excluded.asked_by, asked_at = excluded.asked_at
          returning ask),
        written as (
          update weekly_update u set body = ${body}, corrected = u.corrected or u.published_at is not null,
            shown_at = case when u.published_at is not null then ${now}::timestamptz end
          from child c join keeps on keeps.class_id = c.class_id
          where u.school_id = ${caller.placeId} and u.week = ${week}::date and c.school_id = u.school_id and c.child_id = u.child_id and c.left_on is null
            and coalesce(u.body ->> 'ask', '') <> ${ask} and not ${recordsWithdrawn(sql`u.child_id`)}
          returning u.child_id, u.published_at is not null as out)`,
      reply: sql`
        select jsonb_build_object('ask', ask, 'written', (select count(*) from written), 'corrected', (select count(*) from written where out)) from asked`,
      children: sql`select array_agg(child_id) from written`,
      detail: sql`jsonb_build_object('classId', ${classId}::bigint, 'week', ${week}::text)`,
    }
  },
})
