import * as z from 'zod'
import { action } from './action'
import { id, instant, keysOf, text, week } from './fields'
import { relationLabel } from './labels'
import { phrase, spoken, updateBody } from './update-body'
import { lacksLabel } from './update-words'

const staff = ['teacher', 'head'] as const

/** What one parent answered, as the class teacher sees it. */
const answerSeen = z.object({
  relation: keysOf(relationLabel).nullable(),
  readAt: instant,
  thumb: z.boolean(),
  phrase: phrase.nullable(),
  reply: z.string().nullable(),
})

/** The class teacher's side of the weekly update: the class as a stack, one sentence a child, publication and what came of it. */
export const updateReviewActions = {
  /** The class as a stack, thin ones first. */
  'updates.review': action({
    kind: 'read',
    roles: staff,
    input: z.strictObject({ classId: id.optional(), week: week.optional() }),
    output: z.object({
      classes: z.array(z.object({ classId: id, name: z.string() })),
      classId: id.nullable(),
      week,
      /** Friday 18:00 of the week, when the updates are composed. */
      composedAt: instant,
      /** What the class is asked this week; empty for nothing. */
      ask: z.string(),
      /** Whether the caller may write it. */
      mayAsk: z.boolean(),
      updates: z.array(
        z.object({
          updateId: id,
          childId: id,
          name: z.string(),
          thin: z.boolean(),
          published: z.boolean(),
          /** Null while it is not out. */
          publishedAt: instant.nullable(),
          /** A family that had read it was given something new. */
          corrected: z.boolean(),
          version: z.number().int(),
          read: z.boolean(),
          /** The newest version that a parent has read; 0 for none. */
          readVersion: z.number().int(),
          answers: z.array(answerSeen),
          /** How many voice messages the parents sent the child with it: never what they say. */
          voices: z.number().int(),
          /** Why it is flagged as thin. */
          lacks: keysOf(lacksLabel).nullable(),
          teacherLine: z.string(),
          spoken: z.boolean(),
          summary: z.string(),
        }),
      ),
    }),
  }),
  /** One update as the parents will see it, for the preview. */
  'updates.preview': action({
    kind: 'read',
    roles: staff,
    input: z.strictObject({ updateId: id }),
    output: z.object({
      updateId: id,
      childId: id,
      name: z.string(),
      week,
      published: z.boolean(),
      corrected: z.boolean(),
      version: z.number().int(),
      teacherLine: z.string(),
      /** The teacher's sentence, spoken, and where WeChat's check of it stands. */
      voice: spoken.extend({ state: z.enum(['pending', 'passed', 'refused']) }).nullable(),
      body: updateBody,
      photos: z.array(z.string()),
      answers: z.array(answerSeen),
    }),
  }),
  /** What the parents were shown, newest first. */
  'updates.versions': action({
    kind: 'read',
    roles: staff,
    input: z.strictObject({ updateId: id }),
    output: z.object({
      updateId: id,
      versions: z.array(
        z.object({
          version: z.number().int(),
          at: instant,
          /** Who published it. */
          by: z.string(),
          teacherLine: z.string(),
          ask: z.string(),
          /** What it held, in one line. */
          summary: z.string(),
        }),
      ),
    }),
  }),
  'updates.line': action({
    kind: 'command',
    roles: staff,
    input: z.strictObject({ updateId: id, teacherLine: text(200) }),
    output: z.object({ teacherLine: z.string() }),
  }),
  /** What the school asks of the families of a class in a week: in every update of the class at once; empty takes it away. */
  'updates.ask': action({
    kind: 'command',
    roles: staff,
    input: z.strictObject({ classId: id, week, ask: text(80) }),
    /** `corrected` counts the updates that were out already. */
    output: z.object({ ask: z.string(), written: z.number().int(), corrected: z.number().int() }),
  }),
  /** Takes a publication back within the hour: the parents' phones show it as not there, and messages that wait are not sent. */
  'updates.unpublish': action({
    kind: 'command',
    roles: staff,
    input: z.strictObject({ updateIds: z.array(id).min(1).max(100) }),
    /** `read` counts those that a parent had read by then. */
    output: z.object({ takenBack: z.number().int(), read: z.number().int() }),
  }),
  /** Publishes these updates and queues the messages in the same transaction. */
  'updates.publish': action({
    kind: 'command',
    roles: staff,
    input: z.strictObject({ updateIds: z.array(id).min(1).max(100) }),
    output: z.object({
      published: z.number().int(),
      /** Parents who will get a WeChat message, and those for whom no message credit is left. */
      messages: z.number().int(),
      withoutCredit: z.number().int(),
    }),
  }),
}
