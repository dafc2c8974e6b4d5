import { sql } from 'drizzle-orm'
import { statement } from '../handler'
import { aboutLetter, counted, countsOfLines, letterLines } from './standing'

/** Whom to call first about child `s`: the first living one of its card with a number. */
const firstToCall = sql`(
  select jsonb_build_object('relativeId', cr.relative_id, 'relation', cr.relation)
  from child_relative cr join relative r using (school_id, relative_id)
  where cr.school_id = l.school_id and cr.child_id = s.child_id and not r.deceased
    and exists (select from relative_phone f where f.school_id = cr.school_id and f.relative_id = cr.relative_id)
  order by cr.call_order, cr.relative_id limit 1)`

/** Whether who confirmed it for child `s` is one of its family. */
const byFamily = sql`exists (
  select from child_relative cr join relative r using (school_id, relative_id)
  where cr.school_id = l.school_id and cr.child_id = s.child_id and r.person_id = s.confirmed_by)`

/** A letter and how it stands. Without a class that is asked for, the first that still waits is opened, else the first. */
export const openLetter = statement('letters.open', {
  answer({ letterId, classId }, context) {
    const { caller, today } = context
    const waits = sql`case when l.kind = 'family' then n.sent < n.children else n.confirmed < n.children end`
    return {
      with: sql`
        ${letterLines(context, sql`lc.letter_id = ${letterId}`)},
        classes as (
          select k.class_id, k.name, k.grade, k.number, n.children, n.sent, n.confirmed from school_class k join (
            select class_id, ${countsOfLines} from lines group by class_id) n using (class_id)
          where k.school_id = ${caller.placeId}),
        opened as (
          select l.* from letter l where l.school_id = ${caller.placeId} and l.letter_id = ${letterId} and exists (select from lines)),
        chosen as (
          select n.class_id from classes n, opened l
          where ${classId ?? null}::bigint is null or n.class_id = ${classId ?? null} order by ${waits} desc, n.grade, n.number limit 1),
        shown as (select * from lines join chosen using (class_id))`,
      reply: sql`
        select ${aboutLetter} || jsonb_build_object('body', l.body, 'by', coalesce(p.name, ''), 'today', ${today}::text, 'withdrawn', l.withdrawn_at is not null,
          'classes', (select jsonb_agg(${counted} || jsonb_build_object('classId', n.class_id, 'name', n.name) order by n.grade, n.number) from classes n),
          'classId', (select class_id from chosen),
          'children', coalesce((
            select jsonb_agg(jsonb_build_object('childId', s.child_id, 'name', s.name, 'sent', s.sent_at is not null or s.confirmed_at is not null,
              'confirmed', case when s.confirmed_at is null then null when ${byFamily} then 'family' else 'school' end,
              'mine', s.confirmed_by is not distinct from ${caller.personId}::bigint,
              'first', case when s.confirmed_at is null then ${firstToCall} end)
              order by s.confirmed_at is not null, s.initials, s.name, s.child_id) from shown s), '[]'::jsonb),
          'can', jsonb_build_object('withdraw', l.announced_by = ${caller.personId} and l.withdrawn_at is null))
        from opened l left join person p on p.person_id = l.announced_by`,
      children: sql`select array_agg(child_id) from shown`,
    }
  },
})
