import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { arrayParam, isoOf, statement } from '../handler'
import { recordsWithdrawn } from '../consents/processing'
import { mayBeToldOnCard } from '../messages/may-be-told'
import { because } from '../messages/states'

/** Whether somebody has read an update (alias `update`) before it was taken back, and finds it changed now: they see that it was corrected, nobody else does. */
function readOtherwise(update: SQL): SQL {
  return sql`(
    exists (select from update_reader r where r.school_id = ${update}.school_id and r.update_id = ${update}.update_id)
    and (${update}.corrected or exists (select from update_version v
      where v.school_id = ${update}.school_id and v.update_id = ${update}.update_id and v.version = ${update}.version
        and (v.teacher_line <> ${update}.teacher_line or v.body - array['teacher', 'nextCallAt'] <> ${update}.body - array['teacher', 'nextCallAt']))))`
}

/**
 * Publishes those of these updates that are not out yet, and puts a message to every relative who signed in and consented to messages into the
 * outbox, in the same statement: both happen, or neither. A relative without credit gets a row that says so and
 * is never sent: the call sheet's, unless another guardian of the child hears of it.
 * Whom a message has told before it was taken back is not told again.
 * The row holds facts (child, week, instant); domain/clock/words.ts makes the words when it is sent.
 */
export const publishUpdates = statement('updates.publish', {
  answer({ updateIds }, { caller, now }) {
    return {
      with: sql`
        seen as (
          select u.update_id, c.name from weekly_update u join child c using (school_id, child_id)
          where u.school_id = ${caller.placeId} and u.update_id = any (${arrayParam(updateIds, 'bigint')}) and c.left_on is null
            and not ${recordsWithdrawn(sql`u.child_id`)}),
        me as (select name from person where person_id = ${caller.personId}),
        published as (
          update weekly_update u set published_at = ${now}::timestamptz, shown_at = ${now}::timestamptz, published_by = ${caller.personId}, body = u.body || jsonb_build_object('teacher', me.name),
            corrected = ${readOtherwise(sql`u`)}
          from seen, me where u.school_id = ${caller.placeId} and u.update_id = seen.update_id and u.published_at is null
          returning u.update_id, u.child_id, u.week, u.version, seen.name),
        ${telling(updateIds, caller.placeId, now)}`,
      reply: sql`
        select jsonb_build_object('published', (select count(*) from published),
          'messages', (select count(distinct person_id) from told where has_credit),
          'withoutCredit', (select count(distinct person_id) from told t where not exists (select from told o where o.person_id = t.person_id and o.has_credit)))
        from (select from seen limit 1) as any_seen`,
      children: sql`select array_agg(child_id) from published`,
    }
  },
})

/** Table expressions after `published` that put the messages into the outbox and end in `told` (person_id, has_credit). */
function telling(updateIds: number[], schoolId: number, now: Date): SQL {
  return sql`told_before as materialized (
      select t.* from (select from published where version > 1 limit 1) out_before cross join lateral app.told_updates(${arrayParam(updateIds, 'bigint')}) t),
    contacts as (
      select distinct cr.school_id, p.update_id, p.child_id, p.week, p.name, r.person_id
      from published p
      join child_relative cr on cr.school_id = ${schoolId} and cr.child_id = p.child_id
      join relative r on r.school_id = cr.school_id and r.relative_id = cr.relative_id and r.person_id is not null and not r.deceased),
    family as (select * from contacts where ${mayBeToldOnCard(sql`contacts`)}
      and not exists (select from told_before t where t.update_id = contacts.update_id and t.person_id = contacts.person_id)),
    told as (
      select f.*, coalesce(m."left", 0) > 0 as has_credit, bool_or(coalesce(m."left", 0) > 0) over (partition by f.update_id)
          or exists (select from told_before t where t.update_id = f.update_id) as heard
      from family f left join message_credit m on m.school_id = ${schoolId} and m.person_id = f.person_id and m.template = 'weeklyUpdate'),
    outbox as (
      insert into message (school_id, person_id, child_id, template, page, data, state, error, due_at)
      select ${schoolId}, person_id, child_id, 'weeklyUpdate',
        format('pages/parent/home/index?tab=week&child=%s&week=%s&hat=%s:parent', child_id, week, ${schoolId}::bigint),
        jsonb_build_object('child', name, 'week', week, 'publishedAt', ${isoOf(sql`${now}::timestamptz`)}),
        case when has_credit then 'queued' when heard then 'void' else 'noCredit' end,
        case when has_credit then null when heard then ${because.anotherTold} else ${because.noCredit} end, ${now}::timestamptz
      from told order by child_id, person_id)`
}
