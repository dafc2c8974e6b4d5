import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { PARTS } from '../../contract/availability-cells'
import { weekOf } from '../../contract/week'

/** What each week that has passed leaves of a call's weight: after a month, half. */
const KEPT_A_WEEK = 0.85
const WEEKS_BACK = 26

/** Ends of a call that say whether somebody answers at that hour; a broken line or an absent child says nothing about it. */
const NOT_ANSWERED = sql`f.outcome in ('noAnswer', 'busy', 'declined')`
const ANSWERED = sql`f.outcome = 'reached'`

/**
 * Weighted counts of calls answered and not, a row for each relative, kind of day and part of the day. Calls from home are left out (their hour is not known), and siblings who
 * shared a call are one call. Exact numerics, so that the same log always gives the same plan.
 */
function countsOf(schoolId: number, now: Date, which: SQL): SQL {
  const minute = sql`(extract(hour from app.school_time(f.started_at)) * 60 + extract(minute from app.school_time(f.started_at)))`
  const weight = (outcome: SQL) =>
    sql`round(coalesce(sum(power(${KEPT_A_WEEK}::numeric, greatest(0, (${weekOf(now)}::date - f.week) / 7))) filter (where ${outcome}), 0), 3)`
  return sql`
    select f.relative_id, case when extract(isodow from app.school_time(f.started_at)) >= 6 then 'rest' else 'work' end as kind,
      floor((${minute} - ${PARTS[0]!.from}) / 120)::int as part, ${weight(ANSWERED)} as reached, ${weight(NOT_ANSWERED)} as missed
    from family_call f
    where f.school_id = ${schoolId} and f.relative_id is not null and f.undone_at is null and f.shared_with is null and f.origin <> 'home'
      and (${ANSWERED} or ${NOT_ANSWERED}) and f.week > ${weekOf(now)}::date - ${7 * WEEKS_BACK}::int
      and ${minute} between ${PARTS[0]!.from} and ${PARTS[PARTS.length - 1]!.to - 1} and ${which}
    group by 1, 2, 3`
}

const said = sql`jsonb_build_object('pattern', v.pattern, 'anchor', v.anchor, 'cells', to_jsonb(v.cells), 'restDays', to_jsonb(v.rest_days))`

const listed = sql`jsonb_agg(jsonb_build_object('kind', kind, 'part', part, 'reached', reached, 'missed', missed) order by kind, part)`

/** What is known of one relative, as the jsonb of a `Reach`; `relativeId` is any SQL that gives an id. */
export function reachOf(relativeId: SQL, schoolId: number, now: Date): SQL {
  return sql`jsonb_build_object(
    'availability', (select ${said} from availability v where v.school_id = ${schoolId} and v.relative_id = ${relativeId}),
    'answers', (select ${listed} from (${countsOf(schoolId, now, callsTo(relativeId, schoolId))}) counts))`
}

/** Calls are found by the child. */
function callsTo(relativeId: SQL, schoolId: number): SQL {
  return sql`f.relative_id = ${relativeId} and f.child_id in (
    select k.child_id from child_relative k where k.school_id = ${schoolId} and k.relative_id = ${relativeId})`
}

/** `reach(relative_id, reach)`: the same for every relative of the school of whom anything is known, as one more table expression. */
export function reachOfSchool(schoolId: number, now: Date): SQL {
  return sql`reach as (
    select relative_id, jsonb_build_object('availability', v.said, 'answers', a.listed) as reach
    from (select v.relative_id, ${said} as said from availability v where v.school_id = ${schoolId}) v
    full join (select relative_id, ${listed} as listed from (${countsOf(schoolId, now, sql`true`)}) counts group by relative_id) a using (relative_id))`
}

/**
 * `callees(child_id, relative_id, place)`: whom a call to each of some children's families is for, first to call first: the living parents with a number on file, those away before those
 * at home; everybody else only where there is no such parent. For staff and the clock, who may know that there is a number.
 */
export function calleesOf(children: SQL, schoolId: number): SQL {
  return sql`callees as (
    select child_id, relative_id, row_number() over (partition by child_id order by at_home, call_order, relative_id)::int as place
    from (
      select cr.child_id, cr.relative_id, cr.at_home, cr.call_order, kin.rank, min(kin.rank) over (partition by cr.child_id) as nearest
      from child_relative cr
      join relative r on r.school_id = cr.school_id and r.relative_id = cr.relative_id and not r.deceased
      cross join lateral (
        select case when cr.relation in ('father', 'mother') then 1 else 2 end
          + case when exists (select from relative_phone p where p.school_id = cr.school_id and p.relative_id = cr.relative_id) then 0 else 2 end as rank) kin
      where cr.school_id = ${schoolId} and cr.child_id in (${children})) ranked
    where rank = nearest)`
}
