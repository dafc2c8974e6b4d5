import * as z from 'zod'
import { dateText, id, instant, keysOf, mood } from './fields'
import {
  answerPhraseLabel,
  callOutcomeLabel,
  mediumLabel,
  noteKindLabel,
  talkTopicLabel,
  threeStepLabel,
} from './labels'
import { whyNotLabel } from './update-words'

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

/** What a parent answers with one tap. */
export const phrase = keysOf(answerPhraseLabel)

/** A spoken sentence as a phone plays it. */
export const spoken = z.object({ voiceId: id, seconds: z.number().int() })
