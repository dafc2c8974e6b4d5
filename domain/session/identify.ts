import { sql } from 'drizzle-orm'
import type { Role } from '../../contract/roles'
import type { DateText } from '../../contract/week'
import type { Database } from '../../database/connect'

export interface Hat {
  role: Role
  placeId: number
  place: string
  consentNeeded: boolean
  /** The desk's hat for today alone, by the duty roster. */
  duty?: boolean
}

export interface Person {
  personId: number
  name: string
  hats: Hat[]
}

/**
 * Who a WeChat user is to us, in one round trip; asked on every call, so that staff who leave lose access at once.
 * With `wanted` only the hats of that role are looked for: what a call that names its hat needs.
 */
export async function identify(
  database: Database,
  openid: string,
  today: DateText,
  notice: string,
  wanted?: Role,
): Promise<Person | undefined> {
  const [row] = await database.beforeSignIn<{ person: Person | null }>(
    sql`select app.identify(${openid}, ${today}::date, ${notice}, ${wanted ?? null}) as person`,
  )
  return row?.person ?? undefined
}
