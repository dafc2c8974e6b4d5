import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { recordsWithdrawn } from '../consents/processing'

/**
 * Whether the child may be given this message (`voice` is a row): the child is still here, the one who sent it stands on the contact card today, as the person who signed in, and the
 * guardians have not taken back their consent. With `cr`, how the sender is related.
 */
export function mayBeHeard(voice: SQL, c: SQL): SQL {
  return sql`(${voice}.kind = 'forChild' and ${c}.left_on is null and not ${recordsWithdrawn(sql`${voice}.child_id`)})`
}

/** What the sender of a message (a row of voice) is to the child; null where they are not on its card any more. */
export function senderOf(voice: SQL): SQL {
  return sql`(select cr.relation from relative r join child_relative cr using (school_id, relative_id)
    where r.school_id = ${voice}.school_id and r.person_id = ${voice}.author and not r.deceased and cr.child_id = ${voice}.child_id order by cr.call_order limit 1)`
}
