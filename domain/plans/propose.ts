import { work } from '../handler'
import { childrenOf, propose } from './store'
import { planWeek } from './when'

/** Plans a week by hand: anew, from what stands there now. */
export const proposePlan = work('plans.propose', async ({ week: asked }, { caller, now, week }, run) => {
  const planning = { schoolId: caller.placeId, week: planWeek(asked, week), now, by: caller.personId }
  const { planId, proposal } = await propose(run, planning)
  return { data: { planId }, children: childrenOf(proposal), detail: { week: planning.week } }
})
