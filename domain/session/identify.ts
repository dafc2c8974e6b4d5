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

/** Who a WeChat user is to us, in one round trip; asked on every call, so that staff who leave lose access at once. */
export async function identify(
  database: Database,
  openid: string,
  today: DateText,
  notice: string,
): Promise<Person | undefined> {
  const [row] = await database.beforeSignIn<{ person: Person | null }>(
    sql`select app.identify(${openid}, ${today}::date, ${notice}) as person`,
  )
  return row?.person ?? undefined
}
