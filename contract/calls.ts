import * as z from 'zod'
import { action } from './action'
import { id, instant, keysOf, mood, text } from './fields'
import { callOutcomeLabel, callTopicLabel, mediumLabel, relationLabel } from './labels'

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
  /** One family call (亲情电话) or an attempt at one. Duration in whole seconds, 0 where nobody was reached. */
  'calls.log': action({
    kind: 'command',
    roles: ['teacher', 'desk', 'head'],
    input: z
      .strictObject({
        childId: id,
        relativeId: id.optional(),
        bookingId: id.optional(),
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
      .refine((call) => call.outcome !== 'reached' || call.durationSeconds > 0, {
        path: ['durationSeconds'],
        params: { code: 'required' },
      }),
    output: z.object({ callId: id, undoUntil: instant }),
  }),
  'calls.undo': action({
    kind: 'command',
    roles: ['teacher', 'desk', 'head'],
    input: z.strictObject({ callId: id }),
    output: z.object({ undone: z.literal(true) }),
  }),
}
