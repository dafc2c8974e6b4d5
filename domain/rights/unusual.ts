import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { actions } from '../../contract/actions'
import type { ActionName, Output } from '../../contract/actions'
import { signsOf } from '../../contract/unusual'
import type { UnusualFacts } from '../../contract/unusual'
import { addDays, instantAt } from '../../contract/week'
import type { DateText } from '../../contract/week'
import { arrayParam, isoOf, jsonParam, noChildren, statement } from '../handler'

/** How far back the head looks, in days. */
const DAYS = 30

type Day = Output<'rights.unusual'>['days'][number]
export type UnusualDay = Omit<Day, 'signs'> & { facts: UnusualFacts }

const reads = (Object.keys(actions) as ActionName[]).filter((name) => actions[name].kind === 'read')
const reveals = reads.filter((name) => /reveal/i.test(name))

/**
 * What staff opened one child at a time since a day, as facts by person, hat and day: a CTE list that ends in `unusual_facts`. Children whom it is somebody's day's work to read
 * (own class, paired, a call or a booking that day at the desk) are `own`. The audit is looked up person by person, along audit_by_person.
 */
export function unusualFacts(schoolId: number, since: DateText): SQL {
  const from = instantAt(since)
  return sql`
    staff as (select distinct person_id from membership where school_id = ${schoolId} and role <> 'volunteer'),
    opened as (
      select a.person_id, a.hat, a.at, app.school_date(a.at) as day, a.children[1] as child_id, a.action, a.detail
      from staff s cross join lateral (
        select * from audit x where x.school_id = ${schoolId} and x.person_id = s.person_id and x.at >= ${from}::timestamptz) a
      where a.hat in ('teacher', 'desk', 'head') and cardinality(a.children) = 1 and a.action = any (${arrayParam(reads, 'text')})),
    pairs as (select distinct person_id, hat, day, child_id from opened),
    judged as (
      select p.*, p.hat = 'teacher' and (
          exists (select from child c join class_teacher t on t.school_id = c.school_id and t.class_id = c.class_id
            where c.school_id = ${schoolId} and c.child_id = p.child_id and t.person_id = p.person_id)
          or exists (select from pairing g where g.school_id = ${schoolId} and g.child_id = p.child_id and g.person_id = p.person_id
            and g.from_on <= p.day and (g.to_on is null or g.to_on >= p.day)))
        or p.hat = 'desk' and (called or booked) as own
      from (select p.*,
          exists (select from family_call f where f.school_id = ${schoolId} and f.child_id = p.child_id and app.school_date(f.started_at) = p.day) as called,
          exists (select from booking b where b.school_id = ${schoolId} and b.child_id = p.child_id and app.school_date(b.starts_at) = p.day) as booked
        from pairs p) p),
    windows as (
      select person_id, hat, day, count(distinct child_id) as children
      from opened join judged using (person_id, hat, day, child_id) where not own
      group by person_id, hat, day, floor(extract(epoch from at) / 600)),
    quick as (select person_id, hat, day, max(children) as children from windows group by 1, 2, 3),
    unusual_facts as (
      select o.person_id, o.hat, o.day, max(o.at) as last, jsonb_build_object('manyQuickly', coalesce(max(q.children), 0),
        'outside', count(distinct o.child_id) filter (where not j.own),
        'reveals', count(distinct coalesce(o.detail ->> 'relativeId', 'c' || o.child_id)) filter (where o.action = any (${arrayParam(reveals, 'text')}) and not j.called),
        'night', count(distinct o.child_id) filter (where extract(hour from app.school_time(o.at)) >= 23 or extract(hour from app.school_time(o.at)) < 5)) as facts
      from opened o join judged j using (person_id, hat, day, child_id) left join quick q using (person_id, hat, day)
      group by o.person_id, o.hat, o.day)`
}

/** The rows of `unusual_facts` as JSON, each with who has looked into it. */
export function unusualDays(schoolId: number): SQL {
  return sql`(
    select coalesce(jsonb_agg(jsonb_build_object('personId', u.person_id, 'name', coalesce(p.name, ''), 'hat', u.hat, 'day', u.day, 'facts', u.facts, 'looked', (
        select jsonb_build_object('by', coalesce(w.name, ''), 'at', ${isoOf(sql`a.at`)}) from audit a left join person w on w.person_id = a.person_id
        where a.school_id = ${schoolId} and a.action = 'rights.looked' and a.hat = 'head' and a.at > u.last and a.detail ->> 'personId' = u.person_id::text
          and a.detail ->> 'day' = u.day::text order by a.at desc limit 1)) order by u.day desc, u.person_id, u.hat), '[]'::jsonb)
    from unusual_facts u left join person p on p.person_id = u.person_id)`
}

/** The days that a head should look at, by the rules of contract/unusual.ts: what nobody has looked into comes first. */
export function toUnusual(days: readonly UnusualDay[]): Day[] {
  const seen = days.flatMap(({ facts, ...day }) => {
    const signs = signsOf(day.hat, facts)
    return signs.length > 0 ? [{ ...day, signs }] : []
  })
  return [...seen.filter(({ looked }) => !looked), ...seen.filter(({ looked }) => looked)]
}

/** Who read an unusual lot, when, and what of it; names of staff, no child's. */
export const unusualReading = statement('rights.unusual', {
  answer(_input, { caller, today }) {
    return {
      with: unusualFacts(caller.placeId, addDays(today, -DAYS)),
      reply: sql`select jsonb_build_object('days', ${unusualDays(caller.placeId)})`,
      children: noChildren,
    }
  },
  view: ({ days }: { days: UnusualDay[] }) => ({ days: toUnusual(days) }),
})

/** Remembered on the audit alone, where nobody can take it back. What is read later on the same day is listed again. */
export const lookedInto = statement('rights.looked', {
  answer({ personId, day }, { caller }) {
    return {
      reply: sql`select jsonb_build_object('looked', true) from membership where school_id = ${caller.placeId} and person_id = ${personId} limit 1`,
      children: noChildren,
      detail: jsonParam({ personId, day }),
    }
  },
})
