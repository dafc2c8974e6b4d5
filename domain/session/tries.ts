import { sql } from 'drizzle-orm'
import type { Tries } from '../../contract/actions'
import { Refusal } from '../refusal'
import type { SessionContext } from './session'

/**
 * Counts one more try of the caller's WeChat within a window; it counts whatever becomes of the rest, in a transaction of its own.
 * @returns what is left after this one
 * @throws Refusal TOO_OFTEN with the instant from which on one may try anew
 */
export async function tryOnce(
  { database, openid, now }: SessionContext,
  what: 'signIn' | 'bindCode' | 'bindCodeDay',
  most: number,
  seconds: number,
): Promise<Tries> {
  const [row] = await database.beforeSignIn<{ tried: Tries & { allowed: boolean } }>(
    sql`select app.try_once(${what}, ${openid}, ${most}::int, ${seconds}::int, ${now}::timestamptz) as tried`,
  )
  const { allowed, left, again } = row!.tried
  if (!allowed) throw new Refusal('TOO_OFTEN', undefined, { left: 0, again })
  return { left, again }
}
