import { cellsOf } from '../../../contract/availability-cells'
import type { Aimed } from '../inputs'

export const availabilityInputs = {
  'availability.mine': () => ({}),
  'availability.of': (at) => ({ childId: at.childId }),
  'availability.save': (at) => ({
    relativeId: at.relativeId,
    pattern: 'sundayEvening',
    anchor: '2026-11-23',
    cells: cellsOf('sundayEvening'),
    restDays: [],
  }),
  'availability.clear': (at) => ({ relativeId: at.relativeId }),
} satisfies Partial<Aimed>
