import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { DateText } from '../../contract/week'
import type { Run } from '../../database/connect'
import { isoOf } from '../handler'
import { NO_TIME } from './publish'
import type { OnShow } from './publish'
import { slotId } from './slots'

/** A plan as it was put before the head, and what became of it. */
export interface PlanOnFile extends OnShow {
  week: DateText
  state: 'proposal' | 'published' | 'replaced'
  booked: number
  left: number
}

type Row = Omit<PlanOnFile, 'times' | 'planId'> & { plan_id: string; times: [number, number | null, string | null][] }

/** A plan by its number. */
export const onShow = (run: Run, schoolId: number, planId: number): Promise<PlanOnFile | undefined> =>
  find(run, sql`p.school_id = ${schoolId} and p.plan_id = ${planId}`)

/** The proposal of a week, if there is one. */
export const proposalOnShow = (run: Run, schoolId: number, week: DateText): Promise<PlanOnFile | undefined> =>
  find(run, sql`p.school_id = ${schoolId} and p.week = ${week}::date and p.state = 'proposal'`)

async function find(run: Run, which: SQL): Promise<PlanOnFile | undefined> {
  const [row] = await run<Row>(sql`
    select p.plan_id, p.week::text as week, p.state, coalesce(p.facts ->> 'digest', '') as digest,
      count(*) filter (where not s.kept and s.line_id is not null)::int as booked, count(*) filter (where s.child_id is not null and s.line_id is null)::int as left,
      coalesce(jsonb_agg(jsonb_build_array(s.child_id, s.line_id, ${isoOf(sql`s.starts_at`)})) filter (where not s.kept), '[]'::jsonb) as times
    from call_plan p left join plan_seat s using (school_id, plan_id)
    where ${which} group by p.plan_id, p.week, p.state, p.facts`)
  if (!row) return undefined
  const { plan_id: planId, times, ...rest } = row
  return {
    ...rest,
    planId: Number(planId),
    times: new Map(
      times.map(([child, lineId, startsAt]) => [child, lineId && startsAt ? slotId({ lineId, startsAt }) : NO_TIME]),
    ),
  }
}
