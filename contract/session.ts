import * as z from 'zod'
import { action } from './action'
import { bindCodeText } from './binding'
import { id, text } from './fields'
import { roles } from './roles'

/** The version of the guardian's notice that is in force; a new text gets a new version and asks again. */
export const noticeVersion = '2026-11'

const hat = z.object({
  key: z.string(),
  role: z.enum(roles),
  place: z.string(),
  placeId: id,
  /** The desk's hat for today alone: this person is on duty (contract/duty.ts). */
  duty: z.literal(true).optional(),
})

const session = z.object({
  signedIn: z.boolean(),
  name: z.string().nullable(),
  hats: z.array(hat),
  noticeVersion: z.string(),
  consentNeeded: z.boolean(),
  /** WeChat template ids by our template name, for `wx.requestSubscribeMessage`. */
  templates: z.record(z.string(), z.string()),
})

export const sessionActions = {
  /** Who is this WeChat user to us? The first call of a fresh phone. */
  'session.open': action({ kind: 'read', roles: 'anyone', input: z.strictObject({}), output: session }),
  /** Binds this WeChat user to everyone who has this phone number on file: staff, relatives. Naturally repeatable. */
  'session.signIn': action({
    kind: 'read',
    roles: 'anyone',
    input: z.strictObject({ phoneCode: text(200).min(1) }),
    output: session,
  }),
  /** Binds this WeChat user to the relative on whose printed contact card this code stands. Repeatable: whoever used it is told so again. */
  'session.bindCode': action({
    kind: 'read',
    roles: 'anyone',
    input: z.strictObject({ code: bindCodeText }),
    output: session,
  }),
}
