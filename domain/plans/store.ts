import { sql } from 'drizzle-orm'
import type { DateText } from '../../contract/week'
import type { Run } from '../../database/connect'
import { jsonParam } from '../handler'
import { gather } from './gather'
import { proposalOf } from './proposal'
import type { Proposal } from './proposal'

/** For which week of which school a plan is made, when, and by whom (null for the clock). */
export interface Planning {
  schoolId: number
  week: DateText
  now: Date
  by: number | null
}

/** One plan at a time of a school: whoever comes second waits here, and then sees what the first one did. */
export async function aloneAtSchool(run: Run, schoolId: number): Promise<void> {
  await run(sql`select pg_advisory_xact_lock(hashtextextended('plan', ${schoolId}::bigint))`)
}

/** Plans the week from what stands in the database now, and stores the proposal in the place of any before. */
export async function propose(run: Run, planning: Planning): Promise<{ planId: number; proposal: Proposal }> {
  await aloneAtSchool(run, planning.schoolId)
  const proposal = proposalOf(await gather(run, planning), planning.week, planning.now)
  return { planId: await store(run, planning, proposal), proposal }
}

/** Stores a proposal; of the one before only that it was made remains, so that no child's number stands there without need. */
export async function store(
  run: Run,
  { schoolId, week, now, by }: Planning,
  { seats, facts }: Proposal,
): Promise<number> {
  await run(sql`
    with old as (
      update call_plan set state = 'replaced', facts = '{}' where school_id = ${schoolId} and week = ${week}::date and state = 'proposal' returning plan_id)
    delete from plan_seat s using old where s.school_id = ${schoolId} and s.plan_id = old.plan_id`)
  const [made] = await run<{ plan_id: string }>(sql`
    insert into call_plan (school_id, week, state, made_by, made_at, facts)
    values (${schoolId}, ${week}::date, 'proposal', ${by}, ${now}::timestamptz, ${jsonParam(facts)}) returning plan_id`)
  await run(sql`
    insert into plan_seat (school_id, plan_id, child_id, party_id, line_id, starts_at, relative_id, pinned, kept)
    select ${schoolId}, ${made!.plan_id}::bigint, s.* from jsonb_to_recordset(${jsonParam(seats.map(rowOf))})
      as s(child_id bigint, party_id bigint, line_id bigint, starts_at timestamptz, relative_id bigint, pinned boolean, kept boolean)`)
  return Number(made!.plan_id)
}

const rowOf = ({ childId, party, lineId, startsAt, relativeId, pinned, kept }: Proposal['seats'][number]) => ({
  ...{
    child_id: childId,
    party_id: party,
    line_id: lineId,
    starts_at: startsAt,
    relative_id: relativeId,
    pinned,
    kept,
  },
})

/** Children whom a plan is about, for the audit. */
export const childrenOf = ({ seats }: Proposal): number[] => seats.map(({ childId }) => childId)
