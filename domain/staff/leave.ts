import { work } from '../handler'
import { closePairings, giveClasses, staffOnly, takeOff } from './hats'

/** Somebody leaves the school: every hat, class and pairing goes at once, the next call finds nothing. What they wrote stays, with their name. Refuses NOT_FOUND, LAST_HEAD. */
export const leave = work('staff.leave', async ({ personId }, context, run) => {
  await staffOnly(run, personId, context)
  const classes = await giveClasses(run, personId, [], context)
  const pairings = await closePairings(run, personId, context)
  await takeOff(run, personId, [], context)
  return { data: { left: true as const, classes, pairings }, children: [], detail: { personId } }
})
