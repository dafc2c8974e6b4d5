import * as z from 'zod'
import { action } from './action'
import { dateText, id, instant, keysOf, text } from './fields'
import { holdings } from './holdings'
import type { HoldingName } from './holdings'
import { relationLabel, requestKindLabel, requestStateLabel } from './labels'
import { roles } from './roles'
import { unusualRules } from './unusual'
import type { UnusualRule } from './unusual'

const holdingName = z.enum(Object.keys(holdings) as [HoldingName, ...HoldingName[]])
const ruleName = z.enum(Object.keys(unusualRules) as [UnusualRule, ...UnusualRule[]])
const relation = keysOf(relationLabel)

/** A guardian asks for the own children; the head answers for guardians who ask on paper, also of children who have left. */
const guardianOrHead = ['parent', 'head'] as const

const request = z.object({
  requestId: id,
  childId: id,
  name: z.string(),
  kind: keysOf(requestKindLabel),
  words: z.string(),
  state: keysOf(requestStateLabel),
  askedAt: instant,
  answeredAt: instant.nullable(),
  answer: z.string(),
  /** What a deletion asks for, what it deleted, and what the law makes the school keep. */
  asked: z.array(holdingName),
  deleted: z.array(holdingName),
  kept: z.array(holdingName),
  /** The copy's file can still be opened. */
  file: z.boolean(),
})

const reader = z.object({
  name: z.string(),
  /** Null for the clock, which has no hat. */
  hat: z.enum(roles).nullable(),
  relation: relation.nullable(),
  self: z.boolean(),
  /** `action` is a key of contract/action-words.ts where it has words for it. */
  did: z.array(z.object({ action: z.string(), times: z.number().int(), last: instant })),
})

/**
 * A guardian's rights over the child's data: to know, to have a copy, to have it corrected, to have it deleted (PIPL Art 44-47, 50; 未成年人网络保护条例 Art 34), to know
 * who read it (Art 36 there); and the head's side of each. None of them hangs on the guardian's consent: who withdraws it must still be able to ask.
 */
export const rightsActions = {
  'rights.held': action({
    kind: 'read',
    roles: guardianOrHead,
    beforeConsent: true,
    input: z.strictObject({ childId: id }),
    output: z.object({
      childId: id,
      name: z.string(),
      left: z.boolean(),
      /** The reader is the head, who enters what a guardian asks on paper. */
      onPaper: z.boolean(),
      holdings: z.array(
        z.object({
          name: holdingName,
          count: z.number().int(),
          first: dateText.nullable(),
          last: dateText.nullable(),
          lines: z.array(z.object({ label: z.string(), value: z.string() })),
          /** How many lines more the copy has. */
          more: z.number().int(),
        }),
      ),
    }),
  }),
  /** Makes a Word file of everything that `rights.held` tells, in full; five a day. `rights.file` gives the link. */
  'rights.copy': action({
    kind: 'command',
    roles: guardianOrHead,
    beforeConsent: true,
    input: z.strictObject({ childId: id }),
    output: z.object({ requestId: id }),
  }),
  'rights.file': action({
    kind: 'read',
    roles: guardianOrHead,
    beforeConsent: true,
    input: z.strictObject({ requestId: id }),
    output: z.object({ fileName: z.string(), url: z.string() }),
  }),
  'rights.ask': action({
    kind: 'command',
    roles: guardianOrHead,
    beforeConsent: true,
    input: z
      .strictObject({
        childId: id,
        kind: z.enum(['correction', 'deletion']),
        words: text(500).default(''),
        /** What is to be deleted; all that can be where nothing is named. */
        what: z.array(holdingName).max(20).default([]),
      })
      .refine(({ kind, words }) => kind !== 'correction' || words !== '', {
        path: ['words'],
        params: { code: 'required' },
      }),
    output: z.object({ requestId: id }),
  }),
  'rights.mine': action({
    kind: 'read',
    roles: ['parent'],
    beforeConsent: true,
    input: z.strictObject({}),
    output: z.object({ requests: z.array(request) }),
  }),
  /** The school's requests, open ones first, then the latest answers. */
  'rights.list': action({
    kind: 'read',
    roles: ['head'],
    input: z.strictObject({}),
    output: z.object({
      open: z.number().int(),
      requests: z.array(
        request.extend({
          className: z.string(),
          left: z.boolean(),
          /** Who asked: a guardian by relation and name; `relation` null where it came on paper. */
          by: z.object({ name: z.string(), relation: relation.nullable() }),
        }),
      ),
    }),
  }),
  /** Answers a request. A deletion that is done is done in the same transaction. */
  'rights.answer': action({
    kind: 'command',
    roles: ['head'],
    input: z
      .strictObject({ requestId: id, decision: z.enum(['done', 'refused']), answer: text(500).default('') })
      .refine(({ decision, answer }) => decision === 'done' || answer !== '', {
        path: ['answer'],
        params: { code: 'required' },
      }),
    output: z.object({ deleted: z.array(holdingName), kept: z.array(holdingName) }),
  }),
  /** Who read or changed a child's record, newest day first; `before` asks for the days before that one. */
  'rights.readers': action({
    kind: 'read',
    roles: guardianOrHead,
    beforeConsent: true,
    input: z.strictObject({ childId: id, before: dateText.optional() }),
    output: z.object({
      childId: id,
      name: z.string(),
      days: z.array(z.object({ day: dateText, people: z.array(reader) })),
      next: dateText.nullable(),
    }),
  }),
  /** Unusual reading of the last thirty days (contract/unusual.ts), the newest first; what somebody has looked into comes last. */
  'rights.unusual': action({
    kind: 'read',
    roles: ['head'],
    input: z.strictObject({}),
    output: z.object({
      days: z.array(
        z.object({
          personId: id,
          name: z.string(),
          hat: z.enum(roles),
          day: dateText,
          signs: z.array(z.object({ rule: ruleName, count: z.number().int(), from: z.number().int() })),
          looked: z.object({ by: z.string(), at: instant }).nullable(),
        }),
      ),
    }),
  }),
  /** The head has looked into what somebody read on one day. */
  'rights.looked': action({
    kind: 'command',
    roles: ['head'],
    input: z.strictObject({ personId: id, day: dateText }),
    output: z.object({ looked: z.literal(true) }),
  }),
}
