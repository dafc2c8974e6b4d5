import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { addDays, instantAt } from '../../contract/week'
import type { DateText } from '../../contract/week'
import type { Run } from '../../database/connect'
import { calleesOf, reachOfSchool } from '../availability/facts'
import type { Reach } from '../availability/reach'
import { isoOf } from '../handler'
import { turnsSince, wasTurn } from './turns'

/** Nobody is given a time that begins sooner than this: the family has to hear of it first. */
const LEAD = '2 hours'

export interface KidFacts {
  childId: number
  /** The lowest number of those who call together (`app.party_of`). */
  party: number
  turn: DateText | null
  /** Of the last call that reached the family, or that lies ahead: it would be unfair to those called on a Monday if a Sunday's did not count on Thursday. */
  reached: DateText | null
  since: DateText
  /** Reached in the planned week already: needs no time any more. */
  served: boolean
}

export interface BookedFacts {
  childId: number
  party: number
  lineId: number
  startsAt: string
  relativeId: number | null
  /** It still lies ahead and its time stands, so that a sibling can join. */
  ahead: boolean
}

export interface SlotFacts {
  lineId: number
  startsAt: string
  /** Somebody has it, or decides about it just now. */
  taken: boolean
}

/** Everything that a school's plan of a week is made from. */
export interface Facts {
  kids: KidFacts[]
  callees: { childId: number; relativeId: number; place: number }[]
  reach: { relativeId: number; reach: Reach }[]
  /** Slots of the week that lie far enough ahead. */
  slots: SlotFacts[]
  /** Calls that are agreed. One whose time is gone is none: its family is planned anew, and publishing moves it. */
  booked: BookedFacts[]
  pins: { childId: number; lineId: number; startsAt: string }[]
  /** The times of the week before, which families like to keep. */
  before: { childId: number; lineId: number; startsAt: string }[]
  lines: { lineId: number; slotMinutes: number }[]
  /** Days, or hours of days, on which nothing can be opened. */
  closed: { lineId: number | null; from: DateText; to: DateText; fromMinute: number | null; toMinute: number | null }[]
  /** Slots that shorter calls would give, per line that has longer ones. */
  shorter: { lineId: number; minutes: number; startsAt: string }[]
}

/** One statement for the whole school, however many children it has. */
export async function gather(run: Run, at: { schoolId: number; week: DateText; now: Date }): Promise<Facts> {
  const [row] = await run<{ facts: Facts }>(factsOf(at))
  return row!.facts
}

interface At {
  schoolId: number
  week: DateText
  now: Date
}

/** Where the facts come from: the children and who calls together, whom to call and when, what was, which slots there are. */
function sources({ schoolId, week, now }: At): SQL {
  const end = instantAt(addDays(week, 7))
  const isParent = (alias: 'a' | 'b') => sql`${sql.raw(alias)}.relation in ('father', 'mother')`
  return sql`
    kids as (select c.child_id, c.enrolled_on from child c where c.school_id = ${schoolId} and c.left_on is null),
    parties as (
      select k.child_id, least(k.child_id, min(o.child_id)) as party from kids k
      left join child_relative a on a.school_id = ${schoolId} and a.child_id = k.child_id and ${isParent('a')}
      left join child_relative b on b.school_id = ${schoolId} and b.relative_id = a.relative_id and ${isParent('b')}
      left join kids o on o.child_id = b.child_id
      group by k.child_id),
    ${calleesOf(sql`select child_id from kids`, schoolId)},
    ${reachOfSchool(schoolId, now)},
    turns as (
      select b.child_id, max(b.week) as week, max(b.week) filter (where b.state = 'booked' and b.review is null and b.starts_at > ${now}::timestamptz) as ahead from booking b
      where b.school_id = ${schoolId} and b.week >= ${turnsSince(week)} and b.week < ${week}::date and ${wasTurn(sql`b`)} group by b.child_id),
    calls as (
      select f.child_id, max(f.week) filter (where f.week < ${week}::date) as week, bool_or(f.week = ${week}::date) as served from family_call f
      where f.school_id = ${schoolId} and f.week >= ${turnsSince(week)} and f.week <= ${week}::date and f.outcome = 'reached' and f.undone_at is null
      group by f.child_id),
    taken as materialized (select line_id, starts_at from app.taken_slots(${instantAt(week)}::timestamptz, ${end}::timestamptz, ${now}::timestamptz)),
    free as materialized (
      select s.line_id, s.starts_at, t.line_id is not null as taken
      from app.slots(${week}::date, ${addDays(week, 6)}::date) s left join taken t using (line_id, starts_at) where s.starts_at >= ${soonest(now)}),
    lines as (select line_id, slot_minutes from phone_line where school_id = ${schoolId} and active)`
}

const soonest = (now: Date) => sql`(${now}::timestamptz + ${LEAD}::interval)`

const list = (object: SQL, from: SQL) => sql`coalesce((select jsonb_agg(${object}) from ${from}), '[]'::jsonb)`

function factsOf(at: At): SQL {
  const { schoolId, week, now } = at
  const last = addDays(week, 6)
  return sql`
    with ${sources(at)}
    select jsonb_build_object(
      'kids', ${list(
        sql`jsonb_build_object('childId', k.child_id, 'party', p.party, 'turn', t.week, 'reached', greatest(c.week, t.ahead), 'served', coalesce(c.served, false),
          'since', date_trunc('week', k.enrolled_on::timestamp)::date)`,
        sql`kids k join parties p using (child_id) left join turns t using (child_id) left join calls c using (child_id)`,
      )},
      'callees', ${list(sql`jsonb_build_object('childId', child_id, 'relativeId', relative_id, 'place', place)`, sql`callees`)},
      'reach', ${list(sql`jsonb_build_object('relativeId', relative_id, 'reach', reach)`, sql`reach`)},
      'slots', ${list(sql`jsonb_build_object('lineId', line_id, 'startsAt', ${isoOf(sql`starts_at`)}, 'taken', taken)`, sql`free`)},
      'booked', ${list(
        sql`jsonb_build_object('childId', b.child_id, 'party', b.party_id, 'lineId', b.line_id, 'startsAt', ${isoOf(sql`b.starts_at`)}, 'relativeId', b.relative_id,
          'ahead', b.state = 'booked' and b.starts_at > ${now}::timestamptz)`,
        sql`booking b where b.school_id = ${schoolId} and b.week = ${week}::date and (b.state = 'done' or (b.state = 'booked' and b.review is null))`,
      )},
      'pins', ${list(
        sql`jsonb_build_object('childId', p.child_id, 'lineId', p.line_id, 'startsAt', ${isoOf(sql`p.starts_at`)})`,
        sql`plan_pin p where p.school_id = ${schoolId} and p.week = ${week}::date`,
      )},
      'before', ${list(
        sql`jsonb_build_object('childId', b.child_id, 'lineId', b.line_id, 'startsAt', ${isoOf(sql`b.starts_at`)})`,
        sql`booking b where b.school_id = ${schoolId} and b.week = ${addDays(week, -7)}::date and b.state in ('booked', 'done')`,
      )},
      'lines', ${list(sql`jsonb_build_object('lineId', line_id, 'slotMinutes', slot_minutes)`, sql`lines`)},
      'closed', ${list(
        sql`jsonb_build_object('lineId', e.line_id, 'from', e.from_on, 'to', e.to_on, 'fromMinute', e.from_minute, 'toMinute', e.to_minute)`,
        sql`hours_exception e where e.school_id = ${schoolId} and e.kind = 'closed' and e.from_on <= ${last}::date and e.to_on >= ${week}::date`,
      )},
      'shorter', ${list(
        sql`jsonb_build_object('lineId', s.line_id, 'minutes', m, 'startsAt', ${isoOf(sql`s.starts_at`)})`,
        sql`(values (10), (15), (20)) v(m) cross join lateral app.slots_of(${week}::date, ${last}::date, m) s
          join lines l on l.line_id = s.line_id and l.slot_minutes > m where s.starts_at >= ${soonest(now)}`,
      )}) as facts`
}
