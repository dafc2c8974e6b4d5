import * as z from 'zod'
import { action } from './action'
import { relative } from './desk'
import { id, instant, text, week } from './fields'
import { templateNames } from './templates'

/** What a message would have said: facts only, as the outbox knows them. */
const line = z.object({
  childId: id,
  template: z.enum(templateNames),
  /** Of the call that it is about. */
  startsAt: instant.nullable(),
  /** Of the update. */
  week: week.nullable(),
  /** Why the call's time is another (contract/line-words.ts and the outbox). */
  reason: z.string().nullable(),
  /** Of the letter. */
  title: z.string().nullable(),
  cancelled: z.boolean(),
})

const child = z.object({ childId: id, name: z.string(), className: z.string() })

/** The last time that somebody rang up and reached nobody, in the last days. */
const tried = z.object({ at: instant, by: z.string() }).nullable()

const staff = ['teacher', 'desk', 'head'] as const

/** The call sheet (电话告知单): whom no message reached, told by a person. */
export const sheetActions = {
  /** Everything that the caller has to tell by telephone, family by family, in one call. */
  'sheet.list': action({
    kind: 'read',
    roles: staff,
    input: z.strictObject({}),
    output: z.object({
      /** What could not be sent; calls that begin first come first. */
      families: z.array(
        z.object({
          children: z.array(child),
          lines: z.array(line),
          messageIds: z.array(id),
          relatives: z.array(relative),
          tried,
        }),
      ),
      familiesMore: z.number().int(),
      /** Families that have read neither of the last two updates; `bound`: somebody of them has bound WeChat. None for the desk, which reads no updates. */
      unread: z.array(
        z.object({
          children: z.array(child),
          bound: z.boolean(),
          weeks: z.array(week),
          relatives: z.array(relative),
          tried,
        }),
      ),
      unreadMore: z.number().int(),
      unboundMore: z.number().int(),
    }),
  }),
  /** Somebody rang the family up: a contact with the guardian for each child and, where it was reached, the lines are done. */
  'sheet.done': action({
    kind: 'command',
    roles: staff,
    input: z.strictObject({
      childIds: z.array(id).min(1).max(10),
      /** The lines that were on the screen; what came later stays. */
      messageIds: z.array(id).max(100),
      about: z.enum(['message', 'unread']),
      reached: z.boolean(),
      /** To whom; known where the number was dialled here. */
      relativeId: id.optional(),
      summary: text(100).default(''),
    }),
    output: z.object({ contactIds: z.array(id), undoUntil: instant }),
  }),
  /** Takes that back: a tap on the wrong family. */
  'sheet.undo': action({
    kind: 'command',
    roles: staff,
    input: z.strictObject({ contactIds: z.array(id).min(1).max(10) }),
    output: z.object({ undone: z.literal(true) }),
  }),
  /** How many children's parents a message of each template would reach now. */
  'messages.reach': action({
    kind: 'read',
    roles: ['teacher', 'head'],
    input: z.strictObject({}),
    output: z.object({
      children: z.number().int(),
      templates: z.array(z.object({ template: z.enum(templateNames), reached: z.number().int() })),
      /** Children of whom nobody has bound WeChat. */
      unbound: z.number().int(),
      /** Bound, but nobody agrees to messages. */
      unwilling: z.number().int(),
    }),
  }),
}
