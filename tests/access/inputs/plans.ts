import type { Aimed } from '../inputs'

export const planInputs = {
  'plans.open': () => ({}),
  'plans.propose': () => ({}),
  'plans.pin': (at, ids) => ({ childId: at.childId, lineId: ids.line, startsAt: '2026-12-04T10:00:00.000Z' }),
  'plans.unpin': (at) => ({ childId: at.childId }),
  'plans.publish': () => ({ planId: 1 }),
} satisfies Partial<Aimed>
