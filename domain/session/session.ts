import { sql } from 'drizzle-orm'
import type { Output, Parsed } from '../../contract/actions'
import { hatKey } from '../../contract/roles'
import { noticeVersion } from '../../contract/session'
import type { DateText } from '../../contract/week'
import type { Database } from '../../database/connect'
import { digest } from '../../database/crypto'
import type { Ports } from '../ports'
import { Refusal } from '../refusal'
import { normalPhone } from '../contacts/phone'
import { identify } from './identify'
import { tryOnce } from './tries'

/** What the sign-in may use: there is no hat yet, and no transaction in anyone's name. */
export interface SessionContext {
  openid: string
  now: Date
  today: DateText
  ports: Ports
  database: Database
}

const TRIES = 10
const TRY_SECONDS = 600

type Session = Output<'session.open'>

/** Who the caller is, as the phone keeps it. A stranger gets the sign-in and nothing else. */
export async function openSession(_input: Parsed<'session.open'>, context: SessionContext): Promise<Session> {
  const person = await identify(context.database, context.openid, context.today, noticeVersion)
  const hats = person?.hats ?? []
  return {
    signedIn: hats.length > 0,
    name: hats.length > 0 ? (person?.name ?? null) : null,
    hats: hats.map((hat) => ({
      key: hatKey(hat.placeId, hat.role),
      role: hat.role,
      place: hat.place,
      placeId: hat.placeId,
      ...(hat.duty ? { duty: true as const } : {}),
    })),
    noticeVersion,
    consentNeeded: hats.some((hat) => hat.consentNeeded),
    templates: hats.length > 0 ? context.ports.templateIds : {},
  }
}

/**
 * Binds the caller to everyone on file with the number behind WeChat's phone-number button.
 * @throws Refusal PHONE_CODE_EXPIRED, PHONE_UNKNOWN, PHONE_BOUND_ELSEWHERE; TOO_OFTEN after ten tries in ten minutes
 */
export async function signIn(input: Parsed<'session.signIn'>, context: SessionContext): Promise<Session> {
  await tryOnce(context, 'signIn', TRIES, TRY_SECONDS)
  const phone = await context.ports.wechat.phoneNumber(input.phoneCode)
  if (!phone) throw new Refusal('PHONE_CODE_EXPIRED')
  const [row] = await context.database.beforeSignIn<{ outcome: 'bound' | 'unknown' | 'elsewhere' }>(
    sql`select app.sign_in(${context.openid}, ${digest(context.ports.keys, normalPhone(phone))}, ${context.now}::timestamptz) as outcome`,
  )
  if (row?.outcome === 'unknown') throw new Refusal('PHONE_UNKNOWN')
  if (row?.outcome === 'elsewhere') throw new Refusal('PHONE_BOUND_ELSEWHERE')
  return openSession({}, context)
}
