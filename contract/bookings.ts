import * as z from 'zod'
import { action } from './action'
import { medium } from './calls'
import { dateText, id, instant, keysOf, minuteOfDay, week } from './fields'
import { reviewReasonLabel } from './line-words'
import { waitingState } from './waiting'

export const bookingState = z.enum(['booked', 'done', 'missed', 'moved', 'cancelled'])

const booking = z.object({
  bookingId: id,
  childId: id,
  /** Brothers and sisters who share the call, as far as the reader knows them. */
  with: z.array(id),
  lineId: id,
  startsAt: instant,
  state: bookingState,
  /** The school planned it; `confirmed` where the family has said that it suits. */
  planned: z.boolean(),
  confirmed: z.boolean(),
  /** Why it needs another time. */
  review: keysOf(reviewReasonLabel).nullable(),
  /** How many minutes late the line is running today. */
  late: z.number().int(),
  can: z.object({ cancel: z.boolean(), move: z.boolean(), confirm: z.boolean() }),
  /** It could be changed until a while ago. */
  tooLate: z.boolean(),
})

const slot = { lineId: id, startsAt: instant }
const staffToo = ['parent', 'teacher', 'desk', 'head'] as const
/** `childIds`: all who share the call. */
const saved = z.object({ bookingId: id, startsAt: instant, childIds: z.array(id) })

export const bookingActions = {
  /** One week of one family: the child's bookings, what is offered, and every free slot, a list of minutes a line and day. */
  'bookings.board': action({
    kind: 'read',
    roles: ['parent'],
    input: z.strictObject({ childId: id.optional(), week: week.optional() }),
    output: z.object({
      children: z.array(z.object({ childId: id, name: z.string() })),
      childId: id,
      /** Brothers and sisters who call together with this child. */
      together: z.array(id),
      week,
      /** The weeks that can be chosen: this one and the next. */
      weeks: z.array(week),
      lines: z.array(
        z.object({ lineId: id, name: z.string(), medium, slotMinutes: z.number().int(), number: z.string() }),
      ),
      days: z.array(
        z.object({
          date: dateText,
          free: z.array(
            z.object({
              lineId: id,
              minutes: z.array(minuteOfDay),
              /** A letter a minute, whether it suits the reader: `+` yes, `.` unknown, `-` no. */
              suits: z.string().regex(/^[-+.]*$/),
            }),
          ),
        }),
      ),
      bookings: z.array(booking),
      /** The child's place in the queue of the week that is shown, and the freed slots that are kept for the child. */
      waitingState,
      can: z.object({ book: z.boolean(), wait: z.boolean() }),
      /** Until how many minutes before a call it may be moved or cancelled. */
      rules: z.object({ cancelBefore: z.number().int() }),
      /** Whether the reader has said when they can be reached. */
      availability: z.boolean(),
      /** Days of this week and the last with a call from home. */
      home: z.array(dateText),
    }),
  }),
  /** Keeps a slot for ten minutes while the caller decides; any other that they kept is free again. */
  'bookings.hold': action({
    kind: 'command',
    roles: staffToo,
    input: z.strictObject({ childId: id, ...slot }),
    output: z.object({ until: instant }),
  }),
  'bookings.release': action({
    kind: 'command',
    roles: staffToo,
    input: z.strictObject({}),
    output: z.object({ released: z.literal(true) }),
  }),
  /** Books for the child and, unless told otherwise, for the brothers and sisters who have no call yet that week. */
  'bookings.book': action({
    kind: 'command',
    roles: staffToo,
    input: z.strictObject({ childId: id, ...slot, together: z.boolean().default(true) }),
    output: saved,
  }),
  /** Moves the booking and those that share its call. */
  'bookings.move': action({
    kind: 'command',
    roles: staffToo,
    input: z.strictObject({ bookingId: id, ...slot }),
    output: saved,
  }),
  'bookings.cancel': action({
    kind: 'command',
    roles: staffToo,
    input: z.strictObject({ bookingId: id }),
    output: z.object({ cancelled: z.literal(true) }),
  }),
  /** A time that the school planned suits the family. */
  'bookings.confirm': action({
    kind: 'command',
    roles: staffToo,
    input: z.strictObject({ bookingId: id }),
    output: z.object({ confirmed: z.literal(true) }),
  }),
}
