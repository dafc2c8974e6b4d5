import type { Aimed } from '../inputs'

/** A duty, a colleague and a question that there are not: tests/duty tries real ones. */
const NOTHING = 999_902

export const dutyInputs = {
  'calls.week': () => ({}),
  'duty.list': () => ({}),
  'duty.save': () => ({ on: '2026-12-20', was: [], shifts: [] }),
  'duty.copy': () => ({ week: '2027-03-01' }),
  'duty.ask': () => ({ dutyId: NOTHING, personId: NOTHING }),
  'duty.answer': () => ({ swapId: NOTHING, accept: true }),
  'duty.withdraw': () => ({ swapId: NOTHING }),
  'duty.handover': () => ({ points: ['allWell'] }),
} satisfies Partial<Aimed>
