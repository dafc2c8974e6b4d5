import * as z from 'zod'
import { action } from './action'
import { dateText, id, instant, keysOf, mood, text } from './fields'
import { callOriginLabel, callOutcomeLabel, callTopicLabel, mediumLabel, relationLabel } from './labels'

export const callOutcome = keysOf(callOutcomeLabel)
export const medium = keysOf(mediumLabel)

export const callActions = {
  /** What the log form needs: the child, whom to call in which order (numbers masked), the booking it belongs to. */
  'calls.form': action({
    kind: 'read',
    roles: ['teacher', 'desk', 'head'],
    input: z.strictObject({ childId: id, bookingId: id.optional() }),
    output: z.object({
      childId: id,
      name: z.string(),
      className: z.string(),
      bookingId: id.nullable(),
      bookedAt: instant.nullable(),
      /** Of the booking's line; a call without one is by voice until the teacher says otherwise. */
      medium,
      /** Every guardian who had agreed to the record took it back: of a call, mood, topics and words are not kept. */
      withdrawn: z.boolean(),
      /** Siblings who share the booked call. */
      together: z.array(z.object({ childId: id, name: z.string() })),
      relatives: z.array(
        z.object({
          relativeId: id,
          relation: keysOf(relationLabel),
          name: z.string(),
          phones: z.array(z.string()),
          isCaregiver: z.boolean(),
        }),
      ),
    }),
  }),
  /**
   * One family call (亲情电话) or an attempt at one. Duration in whole seconds, 0 where nobody was reached, or where the family rang by itself and nobody looked at the clock.
   * A call by appointment is logged for all siblings who share it, less those who were `absent`.
   */
  'calls.log': action({
    kind: 'command',
    roles: ['teacher', 'desk', 'head'],
    input: z
      .strictObject({
        childId: id,
        relativeId: id.optional(),
        bookingId: id.optional(),
        /** Left out: by appointment where a booking is named, else a walk-in. A call from home may lie in this week or the last. */
        origin: keysOf(callOriginLabel).optional(),
        absent: z.array(id).max(8).default([]),
        medium: medium.default('voice'),
        outcome: callOutcome,
        startedAt: instant,
        durationSeconds: z
          .number()
          .int()
          .min(0)
          .max(4 * 3600)
          .default(0),
        mood: mood.optional(),
        topics: z.array(keysOf(callTopicLabel)).max(7).default([]),
        line: text(200).default(''),
      })
      .refine((call) => call.outcome !== 'reached' || call.durationSeconds > 0 || call.origin === 'home', {
        path: ['durationSeconds'],
        params: { code: 'required' },
      })
      .refine((call) => call.origin !== 'home' || (call.outcome === 'reached' && call.bookingId === undefined), {
        path: ['origin'],
        params: { code: 'notAllowed' },
      })
      .refine((call) => !call.absent.includes(call.childId), { path: ['absent'], params: { code: 'notAllowed' } }),
    output: z.object({ callId: id, undoUntil: instant }),
  }),
  /** A call that the family made by itself, of this week or the last; it counts for the week. A parent takes it back with `calls.undo` as the school does. */
  'calls.home': action({
    kind: 'command',
    roles: ['parent', 'teacher', 'desk', 'head'],
    input: z.strictObject({
      childId: id,
      on: dateText,
      minutes: z.number().int().min(1).max(240).optional(),
      together: z.boolean().default(true),
    }),
    output: z.object({ callId: id, undoUntil: instant }),
  }),
  'calls.undo': action({
    kind: 'command',
    roles: ['parent', 'teacher', 'desk', 'head'],
    input: z.strictObject({ callId: id }),
    output: z.object({ undone: z.literal(true) }),
  }),
}
