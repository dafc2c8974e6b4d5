import type { Aimed } from '../inputs'

/** Next week: this week the child has its call. */
const WEEK = '2026-11-30'

export const waitingInputs = {
  'waiting.join': (at) => ({ childId: at.childId, week: WEEK }),
  'waiting.leave': (at) => ({ childId: at.childId, week: WEEK }),
  'waiting.list': () => ({ week: WEEK }),
  'waiting.accept': (at) => ({ offerId: at.offerId }),
  'waiting.decline': (at) => ({ offerId: at.offerId }),
} satisfies Partial<Aimed>
