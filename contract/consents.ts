import * as z from 'zod'
import { action } from './action'
import { id, instant, keysOf, text } from './fields'
import { consentPurposeLabel, relationLabel } from './labels'

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
})

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
}
