import * as z from 'zod'
import { action } from './action'
import { plainCode } from './bind-code'
import { id, instant, keysOf, text } from './fields'
import { boundByLabel, relationLabel } from './labels'
import { keepers } from './roles'

const relation = keysOf(relationLabel)
/** A code as somebody types or pastes it. */
export const bindCodeText = z.string().max(60).overwrite(plainCode).min(1)

const former = z.object({
  personId: id,
  relativeId: id,
  name: z.string(),
  relation,
  boundAt: instant.nullable(),
  unboundAt: instant,
  unboundBy: z.string(),
  reason: z.string(),
})

export const bindingActions = {
  /** Who of a child's relatives reads along, since when, and how they came in. */
  'binding.list': action({
    kind: 'read',
    roles: keepers,
    input: z.strictObject({ childId: id }),
    output: z.object({
      child: z.object({ childId: id, name: z.string(), className: z.string() }),
      relatives: z.array(
        z.object({
          relativeId: id,
          name: z.string(),
          relation,
          bound: z.object({ personId: id, at: instant.nullable(), by: keysOf(boundByLabel) }).nullable(),
          /** Until when a printed code still holds. */
          codeUntil: instant.nullable(),
        }),
      ),
      /** Those whom the head took off again; the class teacher gets none. */
      former: z.array(former),
      can: z.object({ unbind: z.boolean() }),
    }),
  }),
  /** A code for one relative, shown this once; an older one of theirs is void from now on. */
  'binding.code': action({
    kind: 'command',
    roles: keepers,
    input: z.strictObject({ childId: id, relativeId: id }),
    output: z.object({ code: z.string(), name: z.string(), relation, expiresAt: instant }),
  }),
  /** Contact cards to print, of a class or of one child; each relative without WeChat gets a code on them. */
  'binding.cards': action({
    kind: 'command',
    roles: keepers,
    input: z
      .strictObject({
        classId: id.optional(),
        childId: id.optional(),
        /** A page for each child; else as many as fit, to be cut apart. */
        onePerPage: z.boolean().default(false),
      })
      .refine((asked) => (asked.classId === undefined) !== (asked.childId === undefined), { path: ['classId'] }),
    output: z.object({ fileName: z.string(), url: z.url(), cards: z.number().int(), codes: z.number().int() }),
  }),
  /** Takes a wrongly bound WeChat off a contact, at once. */
  'binding.unbind': action({
    kind: 'command',
    roles: ['head'],
    input: z.strictObject({ relativeId: id, reason: text(100).min(2) }),
    output: z.object({ unbound: z.literal(true), personId: id }),
  }),
  /** All that somebody who is, or was, bound to this contact has read and done, from the audit; the latest 200. */
  'binding.seen': action({
    kind: 'read',
    roles: ['head'],
    input: z.strictObject({ relativeId: id, personId: id }),
    output: z.object({
      name: z.string(),
      total: z.number().int(),
      /** `action` is a key of contract/action-words.ts where it has words for it. */
      rows: z.array(z.object({ at: instant, action: z.string(), children: z.array(z.string()) })),
    }),
  }),
}
