import { sql } from 'drizzle-orm'
import type { DateText } from '../../contract/week'
import type { Run } from '../../database/connect'
import { work } from '../handler'
import { Refusal } from '../refusal'
import { onShow } from './on-show'
import type { PlanOnFile } from './on-show'
import { publishPlan } from './publish'
import type { Published } from './publish'
import { aloneAtSchool } from './store'
import { planWeeks } from './when'

/** The head publishes what is on the screen. Who comes second, or with a plan that was replaced meanwhile, is shown what stands there now. */
export const publishByHead = work('plans.publish', async ({ planId }, { caller, now, week }, run) => {
  await aloneAtSchool(run, caller.placeId)
  const plan = await onShow(run, caller.placeId, planId)
  if (!plan) throw new Refusal('NOT_FOUND')
  const planning = { schoolId: caller.placeId, week: plan.week, now, by: caller.personId }
  const { children, ...data } = await outcomeOf(run, planning, plan, planWeeks(week))
  return { data, children, detail: { week: plan.week, outcome: data.outcome } }
})

async function outcomeOf(
  run: Run,
  planning: Parameters<typeof publishPlan>[1],
  plan: PlanOnFile,
  weeks: readonly DateText[],
): Promise<Published> {
  const { planId, booked, left, state } = plan
  if (state === 'published') return { outcome: 'published', planId, booked, left, children: [] }
  if (!weeks.includes(plan.week)) throw new Refusal('PLAN_OVER')
  if (state === 'proposal') return publishPlan(run, planning, plan)
  const [newest] = await run<{ plan_id: string }>(sql`
    select plan_id from call_plan where school_id = ${planning.schoolId} and week = ${plan.week}::date and state <> 'replaced' order by plan_id desc limit 1`)
  return { outcome: 'changed', planId: Number(newest?.plan_id ?? planId), booked: 0, left: 0, children: [] }
}
