import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'

/** Whether what a message (an alias) tells still holds: the update is out, the call is agreed for that time, the offer is open, the letter was not withdrawn. A change is told in any case. */
export function stillStands(message: SQL, now: Date): SQL {
  const own = (table: string) =>
    sql`${sql.raw(table)} x where x.school_id = ${message}.school_id and x.child_id = ${message}.child_id`
  const startsAt = sql`(${message}.data ->> 'startsAt')::timestamptz`
  return sql`case
    when ${message}.template = 'weeklyUpdate' then exists (select from ${own('weekly_update')} and x.week = (${message}.data ->> 'week')::date and x.published_at is not null)
    when ${message}.template = 'callReminder' then exists (select from ${own('booking')} and x.starts_at = ${startsAt} and x.state = 'booked' and x.review is null)
    when ${message}.template = 'callBooked' and not ${message}.data ? 'cancelled' then exists (select from ${own('booking')} and x.starts_at = ${startsAt} and x.state = 'booked')
    when ${message}.template = 'callOffer' then exists (select from ${own('slot_offer')} and x.starts_at = ${startsAt} and x.state = 'open' and x.expires_at > ${now}::timestamptz)
    when ${message}.template = 'letter' then exists (
      select from letter x where x.school_id = ${message}.school_id and x.letter_id = (${message}.data ->> 'letterId')::bigint and x.withdrawn_at is null)
    else true end`
}
