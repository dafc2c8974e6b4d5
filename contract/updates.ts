import * as z from 'zod'
import { action } from './action'
import { dateText, id, instant, keysOf, mood, text, week } from './fields'
import {
  answerPhraseLabel,
  callOutcomeLabel,
  mediumLabel,
  noteKindLabel,
  relationLabel,
  talkTopicLabel,
  threeStepLabel,
} from './labels'
import { lacksLabel, whyNotLabel } from './update-words'

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
  /** Why nobody was reached, where the week knows. */
  whyNot: keysOf(whyNotLabel).optional(),
  /** What the school asks of the families of the class this week. */
  ask: z.string().optional(),
})

const phrase = keysOf(answerPhraseLabel)
const seconds = z.number().int()
const ask = text(80)

/** What one parent answered, as the class teacher sees it. */
const answerSeen = z.object({
  relation: keysOf(relationLabel).nullable(),
  readAt: instant,
  thumb: z.boolean(),
  phrase: phrase.nullable(),
  reply: z.string().nullable(),
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
          /** 1 when it first came out; each correction is one more. */
          version: z.number().int(),
          teacher: z.string(),
          teacherLine: z.string(),
          /** The teacher's sentence, spoken. */
          voice: z.object({ voiceId: id, seconds }).nullable(),
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
      voices: z.array(z.object({ voiceId: id, seconds, sentAt: instant, heardAt: instant.nullable() })),
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
    roles: ['teacher', 'head'],
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
      voice: z.object({ voiceId: id, seconds, state: z.enum(['pending', 'passed', 'refused']) }).nullable(),
      body: updateBody,
      photos: z.array(z.string()),
      answers: z.array(answerSeen),
    }),
  }),
  /** What the parents were shown, newest first. */
  'updates.versions': action({
    kind: 'read',
    roles: ['teacher', 'head'],
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
    roles: ['teacher', 'head'],
    input: z.strictObject({ updateId: id, teacherLine: text(200) }),
    output: z.object({ teacherLine: z.string() }),
  }),
  /** What the school asks of the families of a class in a week: in every update of the class at once; empty takes it away. */
  'updates.ask': action({
    kind: 'command',
    roles: ['teacher', 'head'],
    input: z.strictObject({ classId: id, week, ask }),
    /** `corrected` counts the updates that were out already. */
    output: z.object({ ask: z.string(), written: z.number().int(), corrected: z.number().int() }),
  }),
  /** Takes a publication back within the hour: the parents' phones show it as not there, and messages that wait are not sent. */
  'updates.unpublish': action({
    kind: 'command',
    roles: ['teacher', 'head'],
    input: z.strictObject({ updateIds: z.array(id).min(1).max(100) }),
    /** `read` counts those that a parent had read by then. */
    output: z.object({ takenBack: z.number().int(), read: z.number().int() }),
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
