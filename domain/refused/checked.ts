import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { ActionName } from '../../contract/actions'
import type { Context } from '../handler'
import { Refusal } from '../refusal'

/**
 * Lets pass what WeChat's content check (msgSecCheck) finds fit, and what it could not be asked about: a teacher in a village without signal is not stopped. What it refuses goes nowhere but
 * to the head, so that a worried sentence is not lost and a nasty one is known: the refusal carries the statement that keeps it, which the pipeline runs by itself, because the command's own
 * transaction never begins.
 * @param child gives the id of the child whom the words are about, where there is one
 * @throws Refusal TEXT_REFUSED
 */
export async function checked(
  action: ActionName,
  words: string,
  context: Pick<Context, 'caller' | 'now' | 'ports'>,
  child: SQL = sql`null`,
): Promise<void> {
  const { caller, ports } = context
  if (words === '' || (await ports.wechat.checkText(caller.openid, words)) !== 'risky') return
  throw new Refusal('TEXT_REFUSED', undefined, undefined, undefined, kept(action, words, context, child))
}

/** One row; the same words of the same person on the same day are one, however often they are sent (refused_once). A child beyond the caller's sight is not named. */
function kept(action: ActionName, words: string, { caller, now }: Pick<Context, 'caller' | 'now'>, child: SQL): SQL {
  return sql`
    insert into refused_content (school_id, person_id, hat, action, child_id, words, at)
    values (${caller.placeId}, ${caller.personId}, ${caller.role}, ${action},
      (select c.child_id from child c where c.school_id = ${caller.placeId} and c.child_id = (${child})::bigint), ${words}, ${now}::timestamptz)
    on conflict do nothing`
}
