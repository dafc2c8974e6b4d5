import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'

/** True for a message (an alias) that told its person, will, or is said together with one that does. `sending`: the clock has it in hand. */
export function toldOrOnItsWay(message: SQL): SQL {
  return sql`(${message}.state in ('queued', 'sending', 'sent') or ${message}.state = 'void' and ${message}.merged_into is not null)`
}

/** Why a message is of no use any more, or was not sent: the words of its row's `error` (the call sheet and the audit read them, no parent does). */
export const because = {
  anotherTold: 'another guardian is told',
  tooLate: 'too late',
  calledOff: 'called off',
  withdrawn: 'consent withdrawn',
  merged: 'told together with another',
  noOpenid: 'no openid',
  noCredit: 'ledger empty',
  lost: 'unknown whether it arrived',
} as const
