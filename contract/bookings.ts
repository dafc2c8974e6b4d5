import * as z from 'zod'
import { action } from './action'
import { medium } from './calls'
import { dateText, id, instant, minuteOfDay, week } from './fields'

export const bookingState = z.enum(['booked', 'done', 'missed', 'moved', 'cancelled'])

const booking = z.object({
  bookingId: id,
  childId: id,
  lineId: id,
  startsAt: instant,
  state: bookingState,
  can: z.object({ cancel: z.boolean(), move: z.boolean() }),
})

const slot = { lineId: id, startsAt: instant }
const saved = z.object({ bookingId: id, startsAt: instant })

export const bookingActions = {
  /** One week of one family: the child's bookings and every free slot, a list of minutes a line and day. */
  'bookings.board': action({
    kind: 'read',
    roles: ['parent'],
    input: z.strictObject({ childId: id.optional(), week: week.optional() }),
    output: z.object({
      children: z.array(z.object({ childId: id, name: z.string() })),
      childId: id,
      week,
      /** The weeks that can be chosen: this one and the next. */
      weeks: z.array(week),
      lines: z.array(z.object({ lineId: id, name: z.string(), medium, slotMinutes: z.number().int() })),
      days: z.array(
        z.object({ date: dateText, free: z.array(z.object({ lineId: id, minutes: z.array(minuteOfDay) })) }),
      ),
      bookings: z.array(booking),
    }),
  }),
  'bookings.book': action({
    kind: 'command',
    roles: ['parent', 'teacher', 'desk', 'head'],
    input: z.strictObject({ childId: id, ...slot }),
    output: saved,
  }),
  'bookings.move': action({
    kind: 'command',
    roles: ['parent', 'teacher', 'desk', 'head'],
    input: z.strictObject({ bookingId: id, ...slot }),
    output: saved,
  }),
  'bookings.cancel': action({
    kind: 'command',
    roles: ['parent', 'teacher', 'desk', 'head'],
    input: z.strictObject({ bookingId: id }),
    output: z.object({ cancelled: z.literal(true) }),
  }),
}
