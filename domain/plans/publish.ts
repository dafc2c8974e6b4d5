import { sql } from 'drizzle-orm'
import type { Run } from '../../database/connect'
import { isDatabaseError } from '../../database/connect'
import { bookPlan, newSeats, Overtaken } from './book-plan'
import { gather } from './gather'
import { proposalOf } from './proposal'
import type { Proposal } from './proposal'
import { slotId } from './slots'
import { aloneAtSchool, childrenOf, store } from './store'
import type { Planning } from './store'

/** What was put before the head. */
export interface OnShow {
  planId: number
  digest: string
  /** Of every child that was not booked yet: its slot, or NO_TIME. */
  times: Map<number, string>
}

export interface Published {
  /** `changed`: families have booked meanwhile, and the plan would say something that was never shown. */
  outcome: 'published' | 'changed'
  planId: number
  booked: number
  left: number
  children: number[]
}

/** What stands for a child without a time. */
export const NO_TIME = ''

const MOST_TRIES = 3

/**
 * Plans the week once more from what stands there now, keeping to what was `shown` where nothing is lost by that, and books it. For the head what
 * was shown binds: a family may have fallen out of it (they have booked for themselves), but nobody gets a time, or is left without one, that was
 * not shown; else the new plan becomes the proposal. The clock publishes what it finds. If somebody takes a slot in the same moment, all is rolled
 * back to here and planned again.
 */
export async function publishPlan(run: Run, planning: Planning, shown: OnShow | null): Promise<Published> {
  await aloneAtSchool(run, planning.schoolId)
  for (let tries = 1; ; tries++) {
    const proposal = proposalOf(await gather(run, planning), planning.week, planning.now, shown?.times)
    if (shown && planning.by !== null && !saysNothingNew(proposal, shown)) return changed(run, planning, proposal)
    await run(sql`savepoint publishing`)
    try {
      return await published(run, planning, proposal, shown)
    } catch (error) {
      if (!isOvertaken(error)) throw error
      await run(sql`rollback to savepoint publishing`)
      if (tries === MOST_TRIES) return changed(run, planning, proposal)
    }
  }
}

async function published(run: Run, planning: Planning, proposal: Proposal, shown: OnShow | null): Promise<Published> {
  const same = shown?.digest === proposal.facts.digest
  const planId = same ? shown.planId : await store(run, planning, proposal)
  const booked = await bookPlan(run, planning, proposal)
  await run(sql`
    update call_plan set state = 'published', published_by = ${planning.by}, published_at = ${planning.now}::timestamptz
    where school_id = ${planning.schoolId} and plan_id = ${planId} and state = 'proposal'`)
  return { outcome: 'published', planId, booked, left: leftOf(proposal), children: childrenOf(proposal) }
}

async function changed(run: Run, planning: Planning, proposal: Proposal): Promise<Published> {
  const planId = await store(run, planning, proposal)
  return { outcome: 'changed', planId, booked: 0, left: leftOf(proposal), children: childrenOf(proposal) }
}

const leftOf = ({ facts }: Proposal) => facts.left.reduce((sum, { children }) => sum + children.length, 0)

/** Every time that would be told now was shown, and nobody is left over who had a time there. */
function saysNothingNew(proposal: Proposal, { digest, times }: OnShow): boolean {
  if (proposal.facts.digest === digest) return true
  const told = newSeats(proposal).every(
    ({ childId, lineId, startsAt }) => times.get(childId) === slotId({ lineId, startsAt }),
  )
  return told && proposal.facts.left.every(({ children }) => children.every((child) => times.get(child) === NO_TIME))
}

/** A slot that is gone, a child that is booked (the key of its week), or two that wait for each other: all are mended by planning again. */
function isOvertaken(error: unknown): boolean {
  if (error instanceof Overtaken) return true
  return (
    isDatabaseError(error) && (error.code === '40P01' || error.code === '23505' || error.message.includes('SLOT_TAKEN'))
  )
}
