import { sql } from 'drizzle-orm'
import { arrayParam, isoOf, statement } from '../handler'
import { tellFamilies } from '../messages/tell'
import { checkedLetter } from './checked-letter'
import { kindsFor } from './kinds'
import { writesTo } from './standing'
import { Refusal } from '../refusal'

/** Announces a letter: the letter, its line for every child and, of a letter to parents, the messages, in one statement. Refuses FORBIDDEN, INVALID_INPUT, TEXT_REFUSED. */
export const announceLetter = statement('letters.announce', {
  async answer({ kind, occasion, title, body, dueOn, classIds }, context) {
    const { caller, now, today } = context
    if (!kindsFor(caller.role).includes(kind)) throw new Refusal('FORBIDDEN')
    if (dueOn !== undefined && dueOn < today) throw new Refusal('INVALID_INPUT', { dueOn: 'dayOver' })
    await checkedLetter(title, body, context)
    const wanted = classIds ? sql`k.class_id = any (${arrayParam(classIds, 'bigint')})` : sql`true`
    return {
      with: sql`
        classes as (select k.class_id from school_class k where k.school_id = ${caller.placeId} and ${wanted} and ${writesTo(context)}),
        addressed as (
          select c.child_id, c.name from child c join classes using (class_id)
          where c.school_id = ${caller.placeId} and c.left_on is null
            -- A class that is not the caller's, or is not there, is a mistake and no smaller letter.
            and (select count(*) from classes) >= ${new Set(classIds).size}::int),
        written as (
          insert into letter (school_id, kind, occasion, title, body, due_on, announced_by, announced_at)
          select ${caller.placeId}, ${kind}, ${occasion}, ${title}, ${body}, ${dueOn ?? null}::date, ${caller.personId}, ${now}::timestamptz
          where exists (select from addressed) returning letter_id),
        listed as (
          insert into letter_child (school_id, letter_id, child_id) select ${caller.placeId}, letter_id, child_id from written, addressed),
        news as (
          select child_id, jsonb_build_object('child', name, 'letterId', letter_id, 'kind', ${kind}::text, 'title', ${title}::text, 'sentAt', ${isoOf(sql`${now}::timestamptz`)}) as data
          from written, addressed where ${kind === 'toParents'}::boolean),
        ${tellFamilies('news', 'letter', caller.placeId, now)}`,
      reply: sql`
        select jsonb_build_object('letterId', letter_id, 'children', (select count(*) from addressed), 'messages', (select count(*) from told_news where state = 'queued'))
        from written`,
      children: sql`select array_agg(child_id) from addressed`,
      detail: sql`jsonb_build_object('letterId', (select letter_id from written))`,
    }
  },
})
