import * as z from 'zod'
import { action } from './action'
import { medium } from './calls'
import { dateText, id, instant, keysOf, minuteOfDay, week } from './fields'
import { relationLabel } from './labels'

const slot = { lineId: id, startsAt: instant }

/** One call of the plan: a child, or siblings who share it. */
const planSeat = z.object({
  childIds: z.array(id),
  names: z.array(z.string()),
  ...slot,
  /** Who will be called, where the plan chose somebody. */
  relation: keysOf(relationLabel).nullable(),
  pinned: z.boolean(),
  /** Booked otherwise than by a plan: by the family, or for it. */
  kept: z.boolean(),
  /** What has become of it: nothing yet, or where its booking stands. */
  state: z.enum(['planned', 'booked', 'confirmed', 'moved', 'cancelled', 'done', 'missed']),
  /** Its time is gone (hours changed, a holiday): somebody has to look again. */
  review: z.boolean(),
  /** The family's time of the week before, null for none. */
  was: z.object(slot).nullable(),
})

/**
 * Why a family got no time. `full`: those who can only use these times are more than the times (`set` names them);
 * `taken`: the times that suit have all been booked before; `noTime`: no time that the school opens suits the family; `nobody`: nobody on the contact card can be called.
 */
export const whyLeft = z.enum(['full', 'taken', 'noTime', 'nobody'])

const leftOver = z.object({
  childIds: z.array(id),
  names: z.array(z.string()),
  why: whyLeft,
  /** Place in `blocked`, from 0. */
  set: z.number().int().nullable(),
  /** Whole weeks since the child was last reached. */
  weeks: z.number().int(),
  /** In how many weeks at most everybody who shares these times has had a turn; null where nothing can be promised. */
  round: z.number().int().nullable(),
})

/** A blocking set (Hall): so many families can use these times and no others, and the times are fewer. */
const blockingSet = z.object({
  families: z.number().int(),
  children: z.number().int(),
  names: z.array(z.string()),
  slots: z.array(z.object(slot)),
})

/** What would help, and how many more children would get a call by it alone. */
const remedy = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('hours'),
    lineId: id,
    date: dateText,
    from: minuteOfDay,
    to: minuteOfDay,
    more: z.number().int(),
  }),
  z.object({ kind: z.literal('length'), lineId: id, minutes: z.number().int(), more: z.number().int() }),
])

const planned = z.object({ planId: id })

/** The week's plan of calls: a proposal until it is published. */
export const planActions = {
  'plans.open': action({
    kind: 'read',
    roles: ['head'],
    input: z.strictObject({ week: week.optional() }),
    output: z.object({
      week,
      /** The weeks that can be planned: this one and the next. */
      weeks: z.array(week),
      planId: id.nullable(),
      state: z.enum(['none', 'proposal', 'published']),
      madeAt: instant.nullable(),
      publishedAt: instant.nullable(),
      /** When the clock publishes it by itself; null where it does not, or has. */
      publishesAt: instant.nullable(),
      lines: z.array(z.object({ lineId: id, name: z.string(), medium, slotMinutes: z.number().int() })),
      counts: z.object({
        children: z.number().int(),
        /** Children with a time, and how many of them have it otherwise than by a plan. */
        seated: z.number().int(),
        kept: z.number().int(),
        left: z.number().int(),
        /** Families (siblings are one) who were told a planned time, and how many have said that it suits them. */
        families: z.number().int(),
        confirmed: z.number().int(),
      }),
      seats: z.array(planSeat),
      left: z.array(leftOver),
      blocked: z.array(blockingSet),
      remedies: z.array(remedy),
      /** Times that nobody has and the plan gives to nobody. */
      free: z.array(z.object({ date: dateText, lineId: id, minutes: z.array(minuteOfDay) })),
      /** Pins that could not be kept: the time is gone, or somebody has it. */
      pinsBroken: z.array(z.object({ childId: id, name: z.string(), ...slot })),
      can: z.object({ publish: z.boolean(), pin: z.boolean(), propose: z.boolean() }),
    }),
  }),
  /** Plans a week anew; the proposal of before is replaced. */
  'plans.propose': action({
    kind: 'command',
    roles: ['head'],
    input: z.strictObject({ week: week.optional() }),
    output: planned,
  }),
  /** Sets a time aside for a child (and the siblings who share the call), and plans the week anew. */
  'plans.pin': action({
    kind: 'command',
    roles: ['head'],
    input: z.strictObject({ childId: id, ...slot }),
    output: planned,
  }),
  'plans.unpin': action({
    kind: 'command',
    roles: ['head'],
    input: z.strictObject({ childId: id, week: week.optional() }),
    output: planned,
  }),
  /** Books what was shown. `changed`: families have booked or hours have changed meanwhile; nothing is booked, and `planId` is the new proposal to look at. */
  'plans.publish': action({
    kind: 'command',
    roles: ['head'],
    input: z.strictObject({ planId: id }),
    output: z.object({
      outcome: z.enum(['published', 'changed']),
      planId: id,
      booked: z.number().int(),
      left: z.number().int(),
    }),
  }),
}
