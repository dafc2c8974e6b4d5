import * as z from 'zod'
import { action } from './action'
import { dateText, id, instant, keysOf, minuteOfDay, text, week } from './fields'
import { handoverPointLabel } from './handover'

const staff = ['head', 'teacher', 'desk'] as const
const head = ['head'] as const

const span = { from: minuteOfDay, to: minuteOfDay }
const shiftInput = z
  .strictObject({ ...span, personId: id })
  .refine(({ from, to }) => from < to, { path: ['to'], params: { code: 'tooSmall' } })

const shift = z.object({
  dutyId: id,
  on: dateText,
  ...span,
  personId: id,
  name: z.string(),
  mine: z.boolean(),
  /** Whoever had it works here no more: nobody comes. */
  vacant: z.boolean(),
  /** It is over, or under way. */
  begun: z.boolean(),
  /** A colleague is being asked to take it. */
  asked: z.boolean(),
})

const ask = z.object({
  swapId: id,
  by: z.object({ personId: id, name: z.string() }),
  to: z.object({ personId: id, name: z.string() }),
  duty: z.object({ on: dateText, ...span }),
  /** What the other one gives for it; null where it is a favour. */
  exchange: z.object({ on: dateText, ...span }).nullable(),
  can: z.object({ answer: z.boolean(), withdraw: z.boolean() }),
})

const handover = z.object({
  on: dateText,
  points: z.array(keysOf(handoverPointLabel)),
  words: z.string(),
  by: z.string(),
  at: instant,
})

/** The duty roster (值班): who is at the family-phone desk when, swaps by mutual tap, and what one shift leaves to the next. */
export const dutyActions = {
  /** One week of the roster, the reader's own coming duties, what is asked of whom, and the last hand-over notes. */
  'duty.list': action({
    kind: 'read',
    roles: staff,
    input: z.strictObject({ week: week.optional() }),
    output: z.object({
      week,
      today: dateText,
      days: z.array(z.object({ on: dateText, open: z.array(z.object(span)), shifts: z.array(shift) })),
      mine: z.array(shift),
      asks: z.array(ask),
      /** Whom one may ask or set, with their coming duties. */
      people: z.array(
        z.object({
          personId: id,
          name: z.string(),
          me: z.boolean(),
          duties: z.array(z.object({ dutyId: id, on: dateText, ...span })),
        }),
      ),
      notes: z.array(handover),
      can: z.object({ edit: z.boolean() }),
    }),
  }),
  /** From now on exactly these shifts on a day. `was` is what the page showed: a roster that changed meanwhile is not overwritten. Refuses DUTY_CHANGED. */
  'duty.save': action({
    kind: 'command',
    roles: head,
    input: z.strictObject({
      on: dateText,
      was: z.array(z.strictObject({ dutyId: id, personId: id })).max(12),
      shifts: z.array(shiftInput).max(12),
    }),
    output: z.object({ on: dateText, shifts: z.number().int() }),
  }),
  /** Fills days that have no shift yet: with the week before, or by turns among the people that are named. What stands stays. */
  'duty.copy': action({
    kind: 'command',
    roles: head,
    input: z
      .strictObject({
        week,
        weeks: z.number().int().min(1).max(8).default(1),
        /** In their order; left out, the week before is copied. */
        people: z.array(id).min(1).max(40).optional(),
        /** For turns: at which hours, and on which weekdays; left out, as long as a line is open. */
        hours: z.strictObject(span).optional(),
        weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7).default([1, 2, 3, 4, 5, 6, 7]),
      })
      .refine(({ hours }) => !hours || hours.from < hours.to, { path: ['hours', 'to'], params: { code: 'tooSmall' } }),
    output: z.object({ days: z.number().int(), shifts: z.number().int() }),
  }),
  /** Asks a colleague to take a duty of mine, or to give one of theirs for it. Refuses DUTY_ASKED, DUTY_CLASH, DUTY_CHANGED. */
  'duty.ask': action({
    kind: 'command',
    roles: staff,
    input: z.strictObject({ dutyId: id, personId: id, withDutyId: id.optional() }),
    output: z.object({ swapId: id }),
  }),
  /** Whoever was asked says yes, and the duties change hands at once, or no. Refuses REQUEST_ANSWERED, DUTY_CHANGED, DUTY_CLASH. */
  'duty.answer': action({
    kind: 'command',
    roles: staff,
    input: z.strictObject({ swapId: id, accept: z.boolean() }),
    output: z.object({ state: z.enum(['accepted', 'declined']) }),
  }),
  /** Whoever asked does not ask any more. */
  'duty.withdraw': action({
    kind: 'command',
    roles: staff,
    input: z.strictObject({ swapId: id }),
    output: z.object({ state: z.literal('withdrawn') }),
  }),
  /** What this shift leaves to the next (交接): about the desk, not about a child. */
  'duty.handover': action({
    kind: 'command',
    roles: staff,
    input: z
      .strictObject({ points: z.array(keysOf(handoverPointLabel)).max(8).default([]), words: text(200).default('') })
      .refine(({ points, words }) => points.length > 0 || words !== '', {
        path: ['words'],
        params: { code: 'required' },
      }),
    output: z.object({ on: dateText }),
  }),
}
