import * as z from 'zod'
import { action } from './action'
import { id, instant, keysOf, text } from './fields'
import { consentPurposeLabel, consentStandingLabel, relationLabel } from './labels'

export const purpose = keysOf(consentPurposeLabel)

const state = z.object({
  children: z.array(
    z.object({
      childId: id,
      name: z.string(),
      className: z.string(),
      school: z.string(),
      relation: keysOf(relationLabel),
      given: z.array(z.object({ purpose, at: instant })),
      others: z.array(z.object({ relation: keysOf(relationLabel), name: z.string(), signedIn: z.boolean() })),
    }),
  ),
  noticeVersion: z.string(),
  messagesLeft: z.number().int(),
  /** The guardian's requests under the rights: still open, and answered within the last thirty days. */
  requests: z.object({ open: z.number().int(), answered: z.number().int() }),
})

/** A guardian as the reader of the ledger may know one: staff by name, another guardian by relation alone. */
const guardian = z.object({ relation: keysOf(relationLabel).nullable(), name: z.string(), self: z.boolean() })

/** Consent is asked of a guardian per child and purpose (PIPL Art 28-31; 儿童个人信息网络保护规定 Art 9-10) and can be taken back at any time. */
export const consentActions = {
  'consents.list': action({
    kind: 'read',
    roles: ['parent'],
    beforeConsent: true,
    input: z.strictObject({}),
    output: state,
  }),
  'consents.give': action({
    kind: 'command',
    roles: ['parent'],
    beforeConsent: true,
    input: z.strictObject({ purposes: z.array(purpose).min(1).max(8), noticeVersion: text(20).min(1) }),
    output: z.object({ given: z.number().int() }),
  }),
  'consents.set': action({
    kind: 'command',
    roles: ['parent'],
    beforeConsent: true,
    input: z.strictObject({ childId: id, purpose, given: z.boolean() }),
    output: z.object({ given: z.boolean() }),
  }),
  /** Every consent that was ever given for a child, withdrawn ones too, and who on the contact card was never asked. */
  'consents.ledger': action({
    kind: 'read',
    roles: ['parent', 'teacher', 'head'],
    beforeConsent: true,
    input: z.strictObject({ childId: id }),
    output: z.object({
      childId: id,
      name: z.string(),
      standing: z.record(purpose, keysOf(consentStandingLabel)),
      entries: z.array(
        z.object({
          purpose,
          by: guardian,
          noticeVersion: z.string(),
          givenAt: instant,
          withdrawnAt: instant.nullable(),
          /** It ended because its guardian agreed to a newer version of the notice, not because of a withdrawal. */
          renewed: z.boolean(),
        }),
      ),
      unasked: z.array(guardian),
    }),
  }),
}
