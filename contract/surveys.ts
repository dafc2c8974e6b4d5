import * as z from 'zod'
import { action } from './action'
import { id, keysOf } from './fields'
import { relationLabel, specialStatusLabel } from './labels'
import { moveActions } from './moves'
import { reconciled } from './roster'
import { keepers } from './roles'

/** Most children that one command answers for: a class, with room. */
export const ANSWERS_MOST = 60

const term = z.object({ key: z.string(), label: z.string() })

const onWalk = z.object({
  id,
  name: z.string(),
  /** contract/survey-letters.ts: absence, care, accommodation. */
  facts: z.string().regex(/^[nob][pgkuan][db]$/),
  special: z.array(keysOf(specialStatusLabel)).optional(),
  /** Who is called first, by a number on file; null where nobody can be. */
  kin: keysOf(relationLabel).nullable(),
  /** Masked; empty without one. */
  phone: z.string(),
  /** This term's answer and that of the term before, a dash for none. */
  answers: z.string().regex(/^[ucln-]{2}$/),
  /** How many things are missing on file. */
  gaps: z.number().int(),
})

const surveyedClass = z.object({
  classId: id,
  name: z.string(),
  teachers: z.array(z.string()),
  total: z.number().int(),
  confirmed: z.number().int(),
  waiting: z.array(z.object({ childId: id, name: z.string() })),
})

/** The survey at a term's start (摸底), and the moves that it finds (moves.ts). */
export const surveyActions = {
  /** A class as its teacher walks through it, and how far each of the reader's classes has come. */
  'surveys.class': action({
    kind: 'read',
    roles: keepers,
    input: z.strictObject({ classId: id.optional() }),
    output: z.object({
      term,
      classes: z.array(z.object({ classId: id, name: z.string(), total: z.number().int(), waiting: z.number().int() })),
      classId: id.nullable(),
      children: z.array(onWalk),
    }),
  }),
  /** One answer a child; a later one replaces it. A child that is new this term stays `new`. */
  'surveys.answer': action({
    kind: 'command',
    roles: keepers,
    input: z.strictObject({
      answers: z
        .array(z.strictObject({ childId: id, answer: z.enum(['unchanged', 'changed']) }))
        .min(1)
        .max(ANSWERS_MOST)
        .refine((all) => new Set(all.map((one) => one.childId)).size === all.length, {
          params: { code: 'notAllowed' },
        }),
    }),
    output: z.object({ answered: z.number().int() }),
  }),
  /** Takes answers back: the children wait again. What a move has answered is taken back with the move. */
  'surveys.retract': action({
    kind: 'command',
    roles: keepers,
    input: z.strictObject({ childIds: z.array(id).min(1).max(ANSWERS_MOST) }),
    output: z.object({ retracted: z.number().int() }),
  }),
  /** How far the school has come: by class, by answer, who waits, and how complete the records are (建档率). */
  'surveys.school': action({
    kind: 'read',
    roles: ['head'],
    input: z.strictObject({}),
    output: z.object({
      term,
      before: term,
      school: z.string(),
      classes: z.array(surveyedClass),
      /** Children at school: by answer, and those without one; parts, total, difference. */
      answers: reconciled,
      /** The same of the term before, for who was at school at its end. */
      answersBefore: reconciled,
      confirmed: z.number().int(),
      /** Who left this term; no longer part of the total. */
      left: z.number().int(),
      records: reconciled,
      /** What is missing, in how many records. */
      gaps: z.array(z.object({ label: z.string(), count: z.number().int() })),
    }),
  }),
  ...moveActions,
}
