import type { Aimed } from '../inputs'
import type { Ids } from '../../world'
import type { Trace } from '../marked'

/** The same hours as before, so that whoever may save them disturbs nobody. */
const line = (at: Trace, ids: Ids) => ({
  lineId: lineOf(at, ids),
  name: '亲情电话',
  medium: 'voice' as const,
  slotMinutes: 10 as const,
  hours: [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => [
    { weekday, from: 720, to: 780 },
    { weekday, from: 960, to: 1200 },
  ]),
})

const lineOf = (at: Trace, ids: Ids) => (at.schoolId === ids.school ? ids.line : ids.line + 1)

/** A day on which no trace has a call. */
const exam = { kind: 'closed' as const, reason: 'exam' as const, fromOn: '2027-01-14', toOn: '2027-01-15' }

export const lineInputs = {
  'lines.list': () => ({}),
  'lines.save': line,
  'lines.effect': (at, ids) => ({ save: line(at, ids) }),
  'lines.except': () => exam,
  'lines.unexcept': () => ({ exceptionId: 1 }),
  'lines.broken': (at, ids) => ({ lineId: lineOf(at, ids) }),
  'lines.mended': (at, ids) => ({ lineId: lineOf(at, ids) }),
  'lines.rules': () => ({}),
  'lines.setRules': () => ({
    callsAWeek: 1,
    cancelBeforeMinutes: 30,
    offerMinutes: 30,
    unconfirmed: 'keep',
    releaseBeforeMinutes: 1440,
    publish: 'clock',
  }),
  'lines.review': () => ({}),
  'lines.keep': (at) => ({ bookingId: at.bookingId }),
} satisfies Partial<Aimed>
