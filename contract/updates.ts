import * as z from 'zod'
import { action } from './action'
import { dateText, id, instant, mood, text, week } from './fields'
import { phrase, spoken, updateBody } from './update-body'

const dayState = z.enum(['reached', 'booked', 'missed', 'none'])

/** The weekly update as a parent reads and answers it; what teachers do with it is in update-review.ts. */
export const updateActions = {
  /** The parent's first screen. `photos` are links that expire within the hour. */
  'updates.mine': action({
    kind: 'read',
    roles: ['parent'],
    input: z.strictObject({ childId: id.optional(), week: week.optional() }),
    output: z.object({
      children: z.array(z.object({ childId: id, name: z.string() })),
      childId: id,
      week,
      thisWeek: week,
      /** Null until the teacher has published this week's. */
      update: z
        .object({
          updateId: id,
          publishedAt: instant,
          corrected: z.boolean(),
          /** 1 when it first came out; each correction is one more. */
          version: z.number().int(),
          teacher: z.string(),
          teacherLine: z.string(),
          /** The teacher's sentence, spoken. */
          voice: spoken.nullable(),
          body: updateBody,
          photos: z.array(z.string()),
          answer: z.object({
            thumb: z.boolean(),
            phrase: phrase.nullable(),
            reply: z.string().nullable(),
          }),
        })
        .nullable(),
      /** This parent's own messages for the child, newest first, three at most, whatever week is shown: the child may hear them when the next letter is not there yet. */
      voices: z.array(spoken.extend({ sentAt: instant, heardAt: instant.nullable() })),
      /** Letters that wait for this family's word, and those of the last days. */
      letters: z.array(
        z.object({
          letterId: id,
          kind: z.enum(['toParents', 'family']),
          title: z.string(),
          dueOn: dateText.nullable(),
          confirmed: z.boolean(),
        }),
      ),
      /** The next call that is booked, whatever week is shown. */
      nextCall: z.object({ bookingId: id, startsAt: instant }).nullable(),
      /** The last four weeks, oldest first: how the week's contact went. */
      line: z.array(z.object({ week, state: dayState, mood: mood.nullable(), published: z.boolean() })),
    }),
  }),
  'updates.answer': action({
    kind: 'command',
    roles: ['parent'],
    input: z.strictObject({
      updateId: id,
      thumb: z.boolean().optional(),
      phrase: phrase.optional(),
      /** In the parent's own words; empty takes them back. */
      reply: text(200).optional(),
    }),
    output: z.object({ thumb: z.boolean(), phrase: phrase.nullable(), reply: z.string().nullable() }),
  }),
}
