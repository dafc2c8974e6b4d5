import type { World } from '../../world'
import type { Commands } from '../commands'
import { next } from './made'

/** A guardian's rights over what is held, and the head's look at the trail. */
export const rightsCommands = (world: () => World): Commands => ({
  'rights.copy': async () => {
    await world().sql(`delete from attempt`)
    return { as: 'father', action: 'rights.copy', input: { childId: world().ids.child } }
  },
  'rights.ask': async () => {
    await world().sql(`delete from attempt`)
    return { as: 'mother', action: 'rights.ask', input: { childId: world().ids.child, kind: 'deletion' } }
  },
  'rights.answer': async () => {
    await world().sql(`delete from attempt`)
    const asked = { childId: world().ids.classmate, kind: 'deletion' as const, what: ['idNumber' as const] }
    const { requestId } = await world().as(world().personas.head).ask('rights.ask', asked)
    return { as: 'head', action: 'rights.answer', input: { requestId, decision: 'done' } }
  },
  'rights.looked': () => ({
    as: 'head',
    action: 'rights.looked',
    input: { personId: world().ids.people.teacher, day: `2026-10-${10 + (next() % 20)}` },
  }),
})
