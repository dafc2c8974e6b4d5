import * as z from 'zod'
import { action } from './action'
import { id, instant, week } from './fields'

/** A place on the waiting list of one week; siblings who call together share it. */
const place = z.object({
  place: z.number().int(),
  /** After a call of this week that did not come about: in front. `why` is how that call ended. */
  front: z.boolean(),
  why: z.string().nullable(),
  since: instant,
})

const offer = z.object({ offerId: id, childId: id, lineId: id, startsAt: instant, until: instant })

/** What a family's board says about waiting: their place in the week that is shown, and the times that are kept for them now. */
export const waitingState = z.object({ week, waiting: place.nullable(), offers: z.array(offer) })

/** An open offer to a family whom no message reaches: the desk calls them. */
export const offerToCall = offer.extend({ name: z.string() })

const everyone = ['parent', 'teacher', 'desk', 'head'] as const

/** The waiting list and its offers (等空位). */
export const waitingActions = {
  'waiting.join': action({
    kind: 'command',
    roles: [...everyone],
    input: z.strictObject({ childId: id, week: week.optional() }),
    output: z.object({ place: z.number().int() }),
  }),
  'waiting.leave': action({
    kind: 'command',
    roles: [...everyone],
    input: z.strictObject({ childId: id, week: week.optional() }),
    output: z.object({ left: z.literal(true) }),
  }),
  /** Who waits, first to be served first. */
  'waiting.list': action({
    kind: 'read',
    roles: ['desk', 'head'],
    input: z.strictObject({ week: week.optional() }),
    output: z.object({
      week,
      weeks: z.array(week),
      children: z.array(
        place.extend({
          childId: id,
          name: z.string(),
          className: z.string(),
          /** Whole weeks without a call before this one. */
          weeks: z.number().int(),
          offer: z.object({ startsAt: instant, until: instant }).nullable(),
        }),
      ),
    }),
  }),
  'waiting.accept': action({
    kind: 'command',
    roles: [...everyone],
    input: z.strictObject({ offerId: id }),
    output: z.object({ bookingId: id, startsAt: instant }),
  }),
  'waiting.decline': action({
    kind: 'command',
    roles: [...everyone],
    input: z.strictObject({ offerId: id }),
    output: z.object({ declined: z.literal(true) }),
  }),
}
