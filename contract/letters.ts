import * as z from 'zod'
import { action } from './action'
import { dateText, id, instant, keysOf, text } from './fields'
import { LETTER_BODY_MOST, LETTER_TITLE_MOST, letterKindLabel, letterOccasionLabel, occasionsOf } from './letter-words'
import { relationLabel } from './labels'

const staff = ['head', 'teacher'] as const
const kind = keysOf(letterKindLabel)

/** What everybody may know of a letter. */
const about = {
  letterId: id,
  kind,
  occasion: keysOf(letterOccasionLabel),
  title: z.string(),
  announcedAt: instant,
  /** Until when parents should have confirmed it, or the children's letters should be sent. */
  dueOn: dateText.nullable(),
}

/** How many children it concerns; of a family letter how many are sent; how many families have confirmed it. */
const counts = { children: z.number().int(), sent: z.number().int(), confirmed: z.number().int() }

/** For one child at home: sent by the school, confirmed by one of the family. */
const atHome = z.object({ childId: id, name: z.string(), sent: z.boolean(), confirmed: z.boolean() })

/** Letters to parents, at the term's start and end, and rounds of family letters. The text of a family letter is never kept (未成年人保护法 Art 63). */
export const letterActions = {
  /** The school's letters, the newest first: a head's all, a teacher's those that concern the teacher's children. */
  'letters.list': action({
    kind: 'read',
    roles: staff,
    input: z.strictObject({}),
    output: z.object({
      today: dateText,
      letters: z.array(
        z.object({
          ...about,
          ...counts,
          by: z.string(),
          /** The one class whose children it goes to; null where there are several. */
          className: z.string().nullable(),
          withdrawn: z.boolean(),
        }),
      ),
    }),
  }),
  /** What is needed to write one: the classes that the reader may write to, and what kinds there are for this hat. */
  'letters.form': action({
    kind: 'read',
    roles: staff,
    input: z.strictObject({}),
    output: z.object({
      today: dateText,
      school: z.string(),
      kinds: z.array(kind),
      classes: z.array(z.object({ classId: id, name: z.string(), children: z.number().int() })),
    }),
  }),
  /**
   * Announces a letter to every child of these classes (of all that the caller may write to, where none is named). Families hear of a letter to parents at once, of a family letter when
   * it is sent. A teacher announces family letters only. Refuses TEXT_REFUSED.
   */
  'letters.announce': action({
    kind: 'command',
    roles: staff,
    input: z
      .strictObject({
        kind,
        occasion: keysOf(letterOccasionLabel),
        title: text(LETTER_TITLE_MOST).min(1),
        body: text(LETTER_BODY_MOST).default(''),
        dueOn: dateText.optional(),
        classIds: z.array(id).min(1).max(200).optional(),
      })
      .refine((letter) => letter.kind === 'family' || letter.body !== '', {
        path: ['body'],
        params: { code: 'required' },
      })
      .refine((letter) => letter.kind === 'toParents' || letter.body === '', {
        path: ['body'],
        params: { code: 'notAllowed' },
      })
      .refine((letter) => occasionsOf[letter.kind].includes(letter.occasion), {
        path: ['occasion'],
        params: { code: 'notAllowed' },
      }),
    output: z.object({
      letterId: id,
      children: z.number().int(),
      /** People who get a WeChat message now. */
      messages: z.number().int(),
    }),
  }),
  /** One letter and how it stands, class by class; the children of one class: the one that is asked for, or the first that still waits. */
  'letters.open': action({
    kind: 'read',
    roles: staff,
    input: z.strictObject({ letterId: id, classId: id.optional() }),
    output: z.object({
      ...about,
      body: z.string(),
      by: z.string(),
      today: dateText,
      withdrawn: z.boolean(),
      classes: z.array(z.object({ classId: id, name: z.string(), ...counts })),
      classId: id.nullable(),
      children: z.array(
        z.object({
          childId: id,
          name: z.string(),
          sent: z.boolean(),
          /** By the family on its phone, or noted by the school: a slip of paper, a word on the telephone. */
          confirmed: z.enum(['family', 'school']).nullable(),
          /** The reader noted it, and may take it back. */
          mine: z.boolean(),
          /** Whom to call about it: the first on the contact card with a number; null where it is confirmed. */
          first: z.object({ relativeId: id, relation: keysOf(relationLabel) }).nullable(),
        }),
      ),
      can: z.object({ withdraw: z.boolean() }),
    }),
  }),
  /** Ticks children: their family letter is sent, or the family has it and said so on paper or by telephone. A family's own confirmation stays as it is. */
  'letters.mark': action({
    kind: 'command',
    roles: staff,
    input: z.strictObject({
      letterId: id,
      childIds: z.array(id).min(1).max(100),
      what: z.enum(['sent', 'confirmed']),
      on: z.boolean(),
    }),
    output: z.object({ changed: z.number().int() }),
  }),
  /** Whoever announced it takes it back: families see it no more, messages that still wait are not sent. */
  'letters.withdraw': action({
    kind: 'command',
    roles: staff,
    input: z.strictObject({ letterId: id }),
    output: z.object({ withdrawn: z.literal(true) }),
  }),
  /** All letters of this term for a parent's children, the newest first. */
  'letters.mine': action({
    kind: 'read',
    roles: ['parent'],
    input: z.strictObject({}),
    output: z.object({ today: dateText, letters: z.array(z.object({ ...about, children: z.array(atHome) })) }),
  }),
  /** One letter as a parent reads it. */
  'letters.read': action({
    kind: 'read',
    roles: ['parent'],
    input: z.strictObject({ letterId: id }),
    output: z.object({ ...about, body: z.string(), school: z.string(), today: dateText, children: z.array(atHome) }),
  }),
  /** 我看过了, 收到了: for one child, or for all own children that it concerns. */
  'letters.confirm': action({
    kind: 'command',
    roles: ['parent'],
    input: z.strictObject({ letterId: id, childId: id.optional() }),
    output: z.object({ letterId: id, confirmed: z.array(id) }),
  }),
}
