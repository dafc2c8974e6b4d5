import { sql } from 'drizzle-orm'
import { addDays } from '../../contract/week'
import type { DateText } from '../../contract/week'
import type { Run } from '../../database/connect'
import { waitingLine } from './order'

/**
 * Clears away what holds nothing any more: holds and offers whose time is over, and offers to who waits no longer, or of a slot that is not open any more.
 * Claims first, then offers, in the order in which a booking takes them; what somebody is just turning into a booking is left to the next minute.
 * @returns how many offers came to an end
 */
export async function sweepOffers(run: Run, schoolId: number, week: DateText, now: Date): Promise<number> {
  await run(sql`select app.clear_claims(${now}::timestamptz)`)
  const idle = await run<{ offer_id: string }>(sql`
    with line as materialized (
      select ${week}::date as week, child_id from ${waitingLine(week, now)} union all
      select ${addDays(week, 7)}::date, child_id from ${waitingLine(addDays(week, 7), now)}),
    idle as materialized (
      select o.* from slot_offer o where o.school_id = ${schoolId} and o.state = 'open' and o.expires_at > ${now}::timestamptz and (
        not exists (select from line where line.child_id = o.child_id and line.week = app.week_of(o.starts_at))
        or not exists (select from app.slots(app.school_date(o.starts_at), app.school_date(o.starts_at)) s where s.line_id = o.line_id and s.starts_at = o.starts_at)
        or not exists (select from slot_claim c where c.school_id = o.school_id and c.line_id = o.line_id and c.starts_at = o.starts_at and c.kind = 'offer')))
    select offer_id, app.end_offer(line_id, starts_at, (app.party_of(child_id))[1]) from idle`)
  const ended = await run(sql`
    update slot_offer o set state = 'expired', expires_at = least(o.expires_at, ${now}::timestamptz)
    where o.school_id = ${schoolId} and o.state = 'open' and (o.expires_at <= ${now}::timestamptz or o.offer_id = any (${sql.param(idle.map((row) => row.offer_id))}::bigint[]))
      and not exists (select from slot_claim c where c.school_id = o.school_id and c.line_id = o.line_id and c.starts_at = o.starts_at and c.expires_at <= ${now}::timestamptz)
    returning o.offer_id`)
  return ended.length
}
