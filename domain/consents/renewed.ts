import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'

/**
 * Whether a closed consent (an alias of `consent`) was closed because its guardian agreed to a newer notice: its successor began in the instant in which it ended. Nobody said no then,
 * so it is no withdrawal. `app.records_withdrawn` knows the same rule.
 */
export function renewed(row: SQL): SQL {
  return sql`exists (
    select from consent successor where successor.school_id = ${row}.school_id and successor.child_id = ${row}.child_id and successor.person_id = ${row}.person_id
      and successor.purpose = ${row}.purpose and successor.given_at = ${row}.withdrawn_at and successor.notice_version <> ${row}.notice_version)`
}

/** How many consents of a child ended that way. */
export function renewals(schoolId: number, childId: number): SQL {
  return sql`(select count(*) from consent k where k.school_id = ${schoolId} and k.child_id = ${childId} and k.withdrawn_at is not null and ${renewed(sql`k`)})`
}
