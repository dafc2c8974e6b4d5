import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { consentPurposeLabel } from '../../contract/labels'
import { addDays, dateOf, instantAt } from '../../contract/week'
import type { DateText } from '../../contract/week'
import { renewed } from '../consents/renewed'
import { arrayParam, isoOf } from '../handler'
import { disclosing } from './sensitive'

/** So many uses of a disclosing action are listed one by one; all are counted. */
const LISTED_MOST = 1000

/** Everything that a pack says, counted from one school's rows. Dates and instants are the school's year. */
export interface Facts {
  school: string
  children: { onFile: number; under14: number; added: number; left: number; adults: number; numbers: number }
  amounts: { calls: number; notes: number; photos: number; photosRefused: number; letters: number }
  consents: {
    classId: number
    className: string
    purpose: keyof typeof consentPurposeLabel
    children: number
    given: number
    withdrawn: number
  }[]
  /** Consents of the year that took the place of one under an older notice. */
  renewals: number
  /** `month` is 1 to 12; `hat` may be the clock's. */
  accesses: { month: number; hat: string; action: string; times: number; people: number; children: number }[]
  disclosures: { at: string; who: string; hat: string; action: string; children: number }[]
  requests: {
    kind: 'copy' | 'correction' | 'deletion'
    state: 'open' | 'done' | 'refused'
    askedOn: DateText
    answeredOn: DateText | null
  }[]
  changes: { kind: string; times: number }[]
  staff: {
    personId: number
    name: string
    role: string
    since: DateText
    ended: DateText | null
    classes: string[]
    paired: number
    checkedOn: DateText | null
  }[]
}

/** The part of a year that has passed, as instants and as its last day. */
export interface Span {
  year: number
  from: string
  to: string
  lastDay: DateText
}

/** The calendar year at the school, as far as it has come by `today`. */
export function spanOf(year: number, today: DateText): Span {
  const end = `${year}-12-31`
  const lastDay = today < end ? today : end
  return { year, from: instantAt(`${year}-01-01`), to: instantAt(addDays(lastDay, 1)), lastDay }
}

const all = (rows: SQL) => sql`coalesce((select jsonb_agg(to_jsonb(x)) from (${rows}) x), '[]'::jsonb)`

/** One statement for all of it, as a jsonb expression. It runs as the head, so the policies keep it to the own school. */
export function factsOf(schoolId: number, span: Span): SQL {
  const { from, to, lastDay } = span
  const within = (column: string) =>
    sql`${sql.raw(column)} >= ${from}::timestamptz and ${sql.raw(column)} < ${to}::timestamptz`
  const days = (column: string) => sql`${sql.raw(column)} between ${dateOf(new Date(from))}::date and ${lastDay}::date`
  const count = (table: string, where: SQL) =>
    sql`(select count(*)::int from ${sql.raw(table)} where school_id = ${schoolId} and ${where})`
  const here = sql`(left_on is null or left_on > ${lastDay}::date)`
  return sql`jsonb_build_object(
    'school', (select name from school where school_id = ${schoolId}),
    'children', jsonb_build_object('onFile', ${count('child', here)}, 'under14', ${count('child', sql`${here} and birth_date > ${lastDay}::date - interval '14 years'`)},
      'added', ${count('child', days('enrolled_on'))}, 'left', ${count('child', days('left_on'))}, 'adults', ${count('relative', sql`not deceased`)},
      'numbers', ${count('relative_phone', sql`true`)}),
    'amounts', jsonb_build_object('calls', ${count('family_call', sql`undone_at is null and ${within('started_at')}`)},
      'notes', ${count('note', sql`undone_at is null and ${within('posted_at')}`)},
      'photos', ${count('photo', sql`state = 'passed'`)}, 'photosRefused', ${count('photo', sql`state = 'refused'`)},
      'letters', ${count('weekly_update', within('published_at'))}),
    'consents', ${consents(schoolId, to, lastDay)},
    'renewals', (select count(*)::int from consent k where k.school_id = ${schoolId} and ${within('k.withdrawn_at')} and ${renewed(sql`k`)}),
    'accesses', ${accesses(schoolId, within('a.at'))},
    'disclosures', ${disclosures(schoolId, within('a.at'))},
    'requests', ${all(sql`select kind, state, app.school_date(asked_at) as "askedOn", app.school_date(answered_at) as "answeredOn" from rights_request
      where school_id = ${schoolId} and ${within('asked_at')} order by asked_at`)},
    'changes', ${all(sql`select kind, count(*)::int as times from record_event where school_id = ${schoolId} and ${within('recorded_at')} group by kind order by 2 desc, 1`)},
    'staff', ${staff(schoolId, lastDay)})`
}

/** A consent counts as it stood at the end of the span. */
function consents(schoolId: number, to: string, lastDay: DateText): SQL {
  return all(sql`
    select k.class_id as "classId", k.name as "className", p.purpose, count(*)::int as children,
      count(*) filter (where c.given)::int as given, count(*) filter (where c.asked and not c.given)::int as withdrawn
    from school_class k join child h on h.school_id = k.school_id and h.class_id = k.class_id and (h.left_on is null or h.left_on > ${lastDay}::date)
    cross join unnest(array['records', 'photos', 'messages', 'district']) with ordinality p(purpose, place)
    cross join lateral (select count(*) > 0 as asked, coalesce(bool_or(n.withdrawn_at is null or n.withdrawn_at >= ${to}::timestamptz), false) as given
      from consent n where n.school_id = h.school_id and n.child_id = h.child_id and n.purpose = p.purpose and n.given_at < ${to}::timestamptz) c
    where k.school_id = ${schoolId} group by k.grade, k.number, k.class_id, k.name, p.purpose, p.place order by k.grade, k.number, p.place`)
}

function accesses(schoolId: number, within: SQL): SQL {
  return all(sql`
    select extract(month from app.school_date(a.at))::int as month, a.hat, a.action, count(distinct a.audit_id)::int as times,
      count(distinct a.person_id)::int as people, count(distinct child)::int as children
    from audit a left join lateral unnest(a.children) child on true
    where a.school_id = ${schoolId} and ${within} group by 1, 2, 3 order by 1, 2, 3`)
}

function disclosures(schoolId: number, within: SQL): SQL {
  return all(sql`
    select ${isoOf(sql`a.at`)} as at, coalesce(p.name, '') as who, a.hat, a.action, cardinality(a.children) as children
    from audit a left join person p on p.person_id = a.person_id
    where a.school_id = ${schoolId} and ${within} and a.action = any (${arrayParam(disclosing, 'text')}) order by a.at desc limit ${LISTED_MOST}`)
}

function staff(schoolId: number, lastDay: DateText): SQL {
  return all(sql`
    select p.person_id as "personId", p.name, m.role, m.since, least(m.until, app.school_date(m.ended_at)) as ended,
      coalesce((select jsonb_agg(k.name order by k.grade, k.number) from class_teacher t join school_class k using (school_id, class_id)
        where t.school_id = m.school_id and t.person_id = m.person_id and m.role in ('teacher', 'head')), '[]'::jsonb) as classes,
      (select count(*)::int from pairing g where g.school_id = m.school_id and g.person_id = m.person_id and m.role = 'teacher' and g.to_on is null) as paired,
      (select max(b.checked_on) from background_check b where b.school_id = m.school_id and b.person_id = m.person_id and b.checked_on <= ${lastDay}::date) as "checkedOn"
    from membership m join person p using (person_id)
    where m.school_id = ${schoolId} and m.since <= ${lastDay}::date order by array_position(array['head', 'teacher', 'desk', 'volunteer'], m.role), p.name, p.person_id`)
}
