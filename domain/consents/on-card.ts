import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'

/**
 * Whether the person of a row (an alias with school_id, child_id and person_id) stands on the contact card of its child today. A consent stays on file
 * when a contact is replaced; it counts no more.
 */
export function onCard(row: SQL): SQL {
  return sql`exists (
    select from relative r join child_relative cr on cr.school_id = r.school_id and cr.relative_id = r.relative_id
    where r.school_id = ${row}.school_id and r.person_id = ${row}.person_id and cr.child_id = ${row}.child_id and not r.deceased)`
}
