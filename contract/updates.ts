import * as z from 'zod'
import { action } from './action'
import { dateText, id, instant, keysOf, mood, text, week } from './fields'
import {
  answerPhraseLabel,
  callOutcomeLabel,
  mediumLabel,
  noteKindLabel,
  talkTopicLabel,
  threeStepLabel,
} from './labels'

/** What a weekly update holds for the parents; sections that are empty are left out by the screens. */
export const updateBody = z.object({
  calls: z.array(
    z.object({
      at: instant,
      medium: keysOf(mediumLabel),
      outcome: keysOf(callOutcomeLabel),
      minutes: z.number().int(),
      mood: mood.nullable(),
      /** The family rang by itself: its day is known, its hour is not. */
      home: z.literal(true).optional(),
    }),
  ),
  /** Topic to its three-step face: the face only, never the words that stay in school. */
  topics: z.partialRecord(keysOf(talkTopicLabel), keysOf(threeStepLabel)),
  /** The parts that teachers wrote for the parents. */
  notes: z.array(z.object({ kind: keysOf(noteKindLabel), on: dateText, text: z.string() })),
  photoIds: z.array(id),
  nextCallAt: instant.nullable(),
})

const dayState = z.enum(['reached', 'booked', 'missed', 'none'])

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
          teacher: z.string(),
          teacherLine: z.string(),
          body: updateBody,
          photos: z.array(z.string()),
          answer: z.object({ thumb: z.boolean(), phrase: keysOf(answerPhraseLabel).nullable() }),
        })
        .nullable(),
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
      phrase: keysOf(answerPhraseLabel).optional(),
    }),
    output: z.object({ thumb: z.boolean(), phrase: keysOf(answerPhraseLabel).nullable() }),
  }),
  /** The class as a stack, thin ones first. */
  'updates.review': action({
    kind: 'read',
    roles: ['teacher', 'head'],
    input: z.strictObject({ classId: id.optional(), week: week.optional() }),
    output: z.object({
      classes: z.array(z.object({ classId: id, name: z.string() })),
      classId: id.nullable(),
      week,
      /** Friday 18:00 of the week, when the updates are composed. */
      composedAt: instant,
      updates: z.array(
        z.object({
          updateId: id,
          childId: id,
          name: z.string(),
          thin: z.boolean(),
          published: z.boolean(),
          read: z.boolean(),
          teacherLine: z.string(),
          summary: z.string(),
        }),
      ),
    }),
  }),
  /** One update as the parents will see it, for the preview. */
  'updates.preview': action({
    kind: 'read',
    roles: ['teacher', 'head'],
    input: z.strictObject({ updateId: id }),
    output: z.object({
      updateId: id,
      childId: id,
      name: z.string(),
      week,
      published: z.boolean(),
      teacherLine: z.string(),
      body: updateBody,
      photos: z.array(z.string()),
    }),
  }),
  'updates.line': action({
    kind: 'command',
    roles: ['teacher', 'head'],
    input: z.strictObject({ updateId: id, teacherLine: text(200) }),
    output: z.object({ teacherLine: z.string() }),
  }),
  /** Publishes these updates and queues the messages in the same transaction. */
  'updates.publish': action({
    kind: 'command',
    roles: ['teacher', 'head'],
    input: z.strictObject({ updateIds: z.array(id).min(1).max(100) }),
    output: z.object({
      published: z.number().int(),
      /** Parents who will get a WeChat message, and those for whom no message credit is left. */
      messages: z.number().int(),
      withoutCredit: z.number().int(),
    }),
  }),
}
