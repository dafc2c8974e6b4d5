import type { World } from '../../world'
import type { Commands } from '../commands'

/** The week's plan of calls. */
export const planCommands = (world: () => World): Commands => {
  const head = () => world().as(world().personas.head)
  const pin = () => ({
    childId: world().ids.classmate,
    lineId: world().ids.line,
    startsAt: '2026-12-03T08:00:00.000Z',
  })

  /** A week that nobody has booked, pinned or planned. */
  async function fresh(): Promise<void> {
    await world().sql(`update booking set state = 'cancelled'`)
    for (const table of ['plan_pin', 'plan_seat', 'call_plan', 'waiting']) await world().sql(`delete from ${table}`)
  }

  return {
    'plans.propose': async () => {
      await fresh()
      return { as: 'head', action: 'plans.propose', input: {} }
    },
    'plans.pin': async () => {
      await fresh()
      return { as: 'head', action: 'plans.pin', input: pin() }
    },
    'plans.unpin': async () => {
      await fresh()
      await head().ask('plans.pin', pin())
      return { as: 'head', action: 'plans.unpin', input: { childId: world().ids.classmate } }
    },
    'plans.publish': async () => {
      await fresh()
      const { planId } = await head().ask('plans.propose', {})
      return { as: 'head', action: 'plans.publish', input: { planId } }
    },
  }
}
