import type { World } from '../../world'
import type { Commands } from '../commands'

/** What a guardian agrees to, at the start and later. */
export const consentCommands = (world: () => World): Commands => ({
  'consents.give': async () => {
    await world().sql(`delete from consent where person_id = $1 and purpose <> 'records'`, [world().ids.people.father])
    const input = { purposes: ['records', 'messages', 'photos'] as const, noticeVersion: '2026-11' }
    return { as: 'father', action: 'consents.give', input: { ...input, purposes: [...input.purposes] } }
  },
  'consents.set': async () => {
    await world().sql(`delete from consent where person_id = $1 and purpose = 'district'`, [world().ids.people.mother])
    return {
      as: 'mother',
      action: 'consents.set',
      input: { childId: world().ids.child, purpose: 'district', given: true },
    }
  },
})
