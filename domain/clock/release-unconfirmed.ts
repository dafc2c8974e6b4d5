import { sql } from 'drizzle-orm'
import { isoOf } from '../handler'
import { tellFamilies } from '../messages/tell'
import { allSchools, clockAt } from './caller'
import type { ClockWork } from './caller'

/** So long after the message has gone out a family may still say yes, however near the call is. */
const TIME_TO_ANSWER = '12 hours'
/** A slot that is freed later than this is of no use to anybody else, so the family keeps it. */
const TOO_LATE = '1 hour'

/**
 * Where the school has set it so: planned times that a family could have confirmed (they are bound, and the message reached their WeChat) and did
 * not are given back, so that those who wait can have them; the child joins those who wait, at their end. Families who were never told keep theirs.
 * @returns how many children's times were given back
 */
export async function releaseUnconfirmed({ database, ports }: ClockWork): Promise<number> {
  const now = ports.clock.now()
  let released = 0
  for (const schoolId of await allSchools(database)) {
    const [row] = await database.once<{ released: number }>(clockAt(schoolId), release(schoolId, now))
    released += row?.released ?? 0
  }
  return released
}

function release(schoolId: number, now: Date) {
  return sql`
    with rules as (select r.* from app.call_rules() r where r.unconfirmed = 'release'),
    unsure as materialized (
      select b.* from booking b, rules r
      where b.school_id = ${schoolId} and b.state = 'booked' and b.origin = 'plan' and b.confirmed_at is null and b.review is null
        and b.starts_at > ${now}::timestamptz + ${TOO_LATE}::interval and b.starts_at <= ${now}::timestamptz + make_interval(mins => r.release_before_minutes)
        and not exists (
          select from booking o where o.school_id = b.school_id and o.line_id = b.line_id and o.starts_at = b.starts_at and o.party_id = b.party_id
            and o.state = 'booked' and o.confirmed_at is not null)),
    told as materialized (
      select distinct u.line_id, u.starts_at, u.party_id from unsure u
      join message m on m.school_id = u.school_id and m.child_id = u.child_id and m.template = 'callBooked' and m.state = 'sent'
        and m.data ? 'planned' and m.data ->> 'startsAt' = ${isoOf(sql`u.starts_at`)} and m.sent_at <= ${now}::timestamptz - ${TIME_TO_ANSWER}::interval
      join relative r on r.school_id = m.school_id and r.person_id = m.person_id and not r.deceased
      join child_relative cr on cr.school_id = r.school_id and cr.relative_id = r.relative_id and cr.child_id = m.child_id),
    gone as (
      update booking b set state = 'cancelled', why = 'unconfirmed', cancelled_at = ${now}::timestamptz
      from unsure u join told t using (line_id, starts_at, party_id)
      where b.school_id = u.school_id and b.booking_id = u.booking_id and b.state = 'booked' and b.confirmed_at is null
      returning b.child_id, b.starts_at, b.week),
    queued as (
      insert into waiting as w (school_id, child_id, week, since, state)
      select ${schoolId}, child_id, week, ${now}::timestamptz, 'waiting' from gone
      on conflict (school_id, child_id, week) do update set state = 'waiting', since = excluded.since, ended_at = null where w.state <> 'waiting'),
    news as (
      select g.child_id, jsonb_build_object('child', c.name, 'startsAt', ${isoOf(sql`g.starts_at`)}, 'reason', 'unconfirmed') as data
      from gone g join child c on c.school_id = ${schoolId} and c.child_id = g.child_id),
    ${tellFamilies('news', 'callChanged', schoolId, now)},
    trail as (
      insert into audit (school_id, at, person_id, hat, action, children, detail)
      select ${schoolId}, ${now}::timestamptz, null, 'clock', 'clock.release', array_agg(child_id), null from gone having count(*) > 0)
    select count(*)::int as released from gone`
}
