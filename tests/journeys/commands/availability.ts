import { cellsOf } from '../../../contract/availability-cells'
import type { World } from '../../world'
import type { Commands } from '../commands'
import { next } from './made'

/** When relatives can be reached. */
export function availabilityCommands(world: () => World): Commands {
  return {
    'availability.save': async () => {
      await world().sql(`delete from availability`)
      const cells = cellsOf('monthlyRest')
      const input = { relativeId: world().ids.relatives.father, pattern: 'monthlyRest' as const, cells }
      return {
        as: 'father',
        action: 'availability.save',
        input: { ...input, anchor: '2026-11-23', restDays: [1 + (next() % 28)] },
      }
    },
    'availability.clear': () => ({
      as: 'desk',
      action: 'availability.clear',
      input: { relativeId: world().ids.relatives.grandmother },
    }),
  }
}
