import * as z from 'zod'
import type { Role } from './roles'

/** Who may ask: some hats, any WeChat user who is signed in, or anyone at all (the sign-in itself). */
export type Audience = readonly Role[] | 'signedIn' | 'anyone'

/**
 * One thing that a phone can ask for.
 * `read` answers a screen and may be repeated at will; `command` changes something, carries a `requestId`, and its replay returns the first reply.
 * `beforeConsent` marks what a guardian may do before consenting to the child's record.
 */
export interface Action<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  kind: 'read' | 'command'
  roles: Audience
  input: I
  output: O
  beforeConsent?: true
}

/** Writes one entry of the action table; inputs should be strict objects, outputs plain ones (they strip what is not named). */
export function action<I extends z.ZodType, O extends z.ZodType>(entry: Action<I, O>): Action<I, O> {
  return entry
}
