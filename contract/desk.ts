import * as z from 'zod'
import { action } from './action'
import { bookingState } from './bookings'
import { medium } from './calls'
import { dateText, id, instant, keysOf, minuteOfDay } from './fields'
import { relationLabel } from './labels'
import { waitingVoice } from './voices'

/** One of those who can be called, in the order of the day: who booked, then the contact card's order. Numbers come masked. */
export const relative = z.object({
  relativeId: id,
  /** Those of the call's children on whose card the relative stands. */
  childIds: z.array(id),
  relation: keysOf(relationLabel),
  name: z.string(),
  phones: z.array(z.string()),
})

/** A booked call: one child, or siblings who share it. */
const turn = z.object({
  lineId: id,
  startsAt: instant,
  children: z.array(
    z.object({
      childId: id,
      name: z.string(),
      className: z.string(),
      bookingId: id,
      state: bookingState,
      /** What came of it, or why it was missed. */
      why: z.string().nullable(),
      /** Every guardian took back the consent to the record: mood, topics and words are not kept. */
      withdrawn: z.boolean(),
    }),
  ),
  relatives: z.array(relative),
  /** The plan's time, which the family has not confirmed yet. */
  unconfirmed: z.boolean(),
  /** Why the time needs another look (a holiday, changed hours); null where it stands. */
  review: z.string().nullable(),
})

/** The desk of the family phone (值班台). */
export const deskActions = {
  /** The desk's day in one call: each line with its calls in order, whom to remind by phone, who waits, who is on duty, what the last shift left. */
  'desk.today': action({
    kind: 'read',
    roles: ['desk', 'head'],
    input: z.strictObject({ on: dateText.optional() }),
    output: z.object({
      date: dateText,
      lines: z.array(
        z.object({
          lineId: id,
          name: z.string(),
          medium,
          slotMinutes: z.number().int(),
          number: z.string(),
          handoff: z.string(),
          /** How many minutes late the desk has said that the line runs. */
          delay: z.number().int(),
          /** Closed as broken for (the rest of) the day. */
          broken: z.boolean(),
        }),
      ),
      turns: z.array(turn),
      /** Families with a call today or tomorrow that no message reaches and nobody has reminded. */
      sheet: z.array(
        z.object({
          bookingId: id,
          startsAt: instant,
          names: z.array(z.string()),
          relatives: z.array(relative),
        }),
      ),
      /** Beyond those listed; they come up as these are done. */
      sheetMore: z.number().int(),
      /** Families who have something else to hear by telephone (sheet.list): another time, a call that was agreed for later. */
      calls: z.number().int(),
      /** Freed slots that are kept for a child whose family gets no message; the desk asks them by phone. */
      offers: z.array(
        z.object({
          offerId: id,
          childId: id,
          name: z.string(),
          lineId: id,
          startsAt: instant,
          until: instant,
          relatives: z.array(relative),
        }),
      ),
      offersMore: z.number().int(),
      /** Who waits for a call this week, in the order of the list; the first few. */
      waiting: z.array(
        z.object({
          childId: id,
          name: z.string(),
          className: z.string(),
          front: z.boolean(),
          why: z.string().nullable(),
        }),
      ),
      waitingMore: z.number().int(),
      /** What parents have said for their children: not heard yet, or heard today. None for a hat that is not the desk's. */
      voices: z.array(waitingVoice),
      duty: z.array(z.object({ name: z.string(), from: minuteOfDay, to: minuteOfDay, mine: z.boolean() })),
      note: z
        .object({ points: z.array(z.string()), words: z.string(), author: z.string(), writtenAt: instant })
        .nullable(),
    }),
  }),
  /** The full numbers of those whom the desk still has to call today, for a phone that may lose the network. On the audit of all their children. */
  'desk.sheet': action({
    kind: 'read',
    roles: ['desk', 'head'],
    input: z.strictObject({}),
    output: z.object({
      date: dateText,
      numbers: z.array(z.object({ relativeId: id, phones: z.array(z.string()) })),
    }),
  }),
  /** The line runs so many minutes late today; the families of the next three calls are told, nobody twice of the same or a shorter delay. */
  'desk.late': action({
    kind: 'command',
    roles: ['desk', 'head'],
    input: z.strictObject({ lineId: id, minutes: z.number().int().min(0).max(240) }),
    output: z.object({
      minutes: z.number().int(),
      /** Calls whose families get a message now. */
      told: z.number().int(),
      /** Children among the next three whose families no message reaches. */
      untold: z.array(z.string()),
    }),
  }),
  /** The family of a booking was reminded by phone. */
  'desk.reminded': action({
    kind: 'command',
    roles: ['desk', 'head'],
    input: z.strictObject({ bookingId: id }),
    output: z.object({ reminded: z.literal(true) }),
  }),
}
