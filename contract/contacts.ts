import * as z from 'zod'
import { action } from './action'
import { id, keysOf, text } from './fields'
import { relationLabel } from './labels'
import { keepers } from './roles'

/** A mobile number of eleven digits or a landline with its area code, however it is spaced; +86 may stand before it. */
export const phoneNumber = text(30).refine(
  (typed) => {
    const digits = typed.normalize('NFKC').replace(/[\s()+-]/g, '')
    const number = digits.length > 11 && digits.startsWith('86') ? digits.slice(2) : digits
    return /^(1[3-9][0-9]{9}|0(10|2[0-9]|[3-9][0-9]{2})[2-9][0-9]{6,7})$/.test(number)
  },
  { params: { code: 'phoneWrong' } },
)

/** A value that shows masked: the one on file stays, or a new one takes its place (empty takes it away). */
const sealed = (shape: z.ZodType<string>) => z.union([z.strictObject({ keep: z.literal(true) }), shape])

/** The contact card (联系卡): who to call, in order. */
export const contactActions = {
  /**
   * Adds a relative, or writes down what changed about one. Numbers already on file are named by their place (`keep`), so that nobody must see one to change another.
   * `linked`: this person was on a brother's or sister's card already and is one and the same there.
   */
  'contacts.save': action({
    kind: 'command',
    roles: keepers,
    input: z.strictObject({
      childId: id,
      relativeId: id.optional(),
      /** Of the relative, as it was read; wanted for one that is on file. */
      version: z.number().int().positive().optional(),
      name: text(20).min(1),
      relation: keysOf(relationLabel),
      relationText: text(10).default(''),
      phones: z
        .array(
          z.union([z.strictObject({ keep: z.number().int().min(1).max(20) }), z.strictObject({ number: phoneNumber })]),
        )
        .max(4),
      employer: text(60).default(''),
      occupation: text(30).default(''),
      employerAddress: sealed(text(100)).default(''),
      employerPhone: sealed(z.union([z.literal(''), phoneNumber])).default(''),
      address: sealed(text(100)).default(''),
      reachable: text(60).default(''),
      age: z.number().int().min(10).max(120).nullable().default(null),
      healthNote: text(100).default(''),
      deceased: z.boolean().default(false),
      isCaregiver: z.boolean().default(false),
      atHome: z.boolean().default(false),
    }),
    output: z.object({
      relativeId: id,
      linked: z.boolean(),
      /** On how many other children's cards the same person stands. */
      shared: z.number().int(),
      /** None of the numbers with which this person signed in is left; the binding stays until it is looked at. */
      bindingToCheck: z.boolean(),
    }),
  }),
  /** The order in which to call; all of the card, each once. */
  'contacts.order': action({
    kind: 'command',
    roles: keepers,
    input: z.strictObject({ childId: id, relativeIds: z.array(id).min(1).max(40) }),
    output: z.object({ ordered: z.literal(true) }),
  }),
  /** Takes a relative off this child's card. `gone`: on no card any more, so the numbers are deleted and a bound WeChat user no longer reads. */
  'contacts.remove': action({
    kind: 'command',
    roles: keepers,
    input: z.strictObject({ childId: id, relativeId: id }),
    output: z.object({ removed: z.literal(true), gone: z.boolean() }),
  }),
}
