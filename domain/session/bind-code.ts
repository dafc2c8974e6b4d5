import { sql } from 'drizzle-orm'
import type { Output, Parsed } from '../../contract/actions'
import { codeDigest } from '../binding/code'
import { Refusal } from '../refusal'
import { openSession } from './session'
import type { SessionContext } from './session'
import { tryOnce } from './tries'

const AN_HOUR = { tries: 5, seconds: 3_600 }
const A_DAY = { tries: 20, seconds: 86_400 }

/**
 * Binds the caller to the relative on whose contact card the code was printed. Used, expired, voided and unknown codes sound alike.
 * The tries are counted by WeChat user: 23^10 codes cannot be guessed at five an hour, and a limit over all users would let one of them lock everybody out.
 * @throws Refusal CODE_WRONG (with the tries that are left), TOO_OFTEN, BOUND_ELSEWHERE
 */
export async function bindCode(
  { code }: Parsed<'session.bindCode'>,
  context: SessionContext,
): Promise<Output<'session.bindCode'>> {
  const { database, openid, now, ports } = context
  const tries = await tryOnce(context, 'bindCode', AN_HOUR.tries, AN_HOUR.seconds)
  // After the hour's count, so that an impatient finger on a locked phone does not cost the day.
  await tryOnce(context, 'bindCodeDay', A_DAY.tries, A_DAY.seconds)
  const [row] = await database.beforeSignIn<{ outcome: 'bound' | 'elsewhere' | 'wrong' }>(
    sql`select app.bind_by_code(${openid}, ${codeDigest(ports.keys, code)}, ${now}::timestamptz) as outcome`,
  )
  if (row?.outcome === 'elsewhere') throw new Refusal('BOUND_ELSEWHERE')
  if (row?.outcome !== 'bound') throw new Refusal('CODE_WRONG', undefined, tries)
  return openSession({}, context)
}
