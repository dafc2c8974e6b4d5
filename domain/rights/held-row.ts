import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { renewals } from '../consents/renewed'
import { heldMail } from './held-mail'

/** What is held on a child as jsonb in the shape of `HeldRow`, `most` entries of each list; null where the caller does not speak for the child. */
export function heldRow(schoolId: number, childId: number, most: number): SQL {
  const held = sql`jsonb_set(app.held(${childId}, ${most}) || app.held_more(${childId}, ${most}), '{trail,renewed}', to_jsonb(${renewals(schoolId, childId)}))`
  return sql`jsonb_set(${held}, '{mail}', ${heldMail(schoolId, childId, most)})`
}
