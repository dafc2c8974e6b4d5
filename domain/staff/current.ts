import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { DateText } from '../../contract/week'

/** Whether a membership (an alias) holds on a day: begun, not run out, not ended. app.identify asks the same. */
export function holds(membership: SQL, today: DateText): SQL {
  return sql`(${membership}.since <= ${today}::date and (${membership}.until is null or ${membership}.until >= ${today}::date) and ${membership}.ended_at is null)`
}

/** How many of a school's staff and volunteers have no check of the last year; domain/staff/check-standing.ts says the same of one. */
export function checksDue(schoolId: number, today: DateText): SQL {
  return sql`(select count(distinct m.person_id) from membership m where m.school_id = ${schoolId} and ${holds(sql`m`, today)} and not exists (
    select from background_check k where k.school_id = m.school_id and k.person_id = m.person_id and k.checked_on > ${today}::date - interval '1 year'))`
}
