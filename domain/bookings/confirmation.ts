import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Context } from '../handler'
import { isoOf } from '../handler'

/**
 * One more table expression after `booked` or `moved` (booking_id, child_id, line_id, starts_at): the parent who chose a time finds it again among their WeChat messages,
 * where they consented to messages and still allow one. Staff who book for a family get none.
 */
export function confirmation(source: 'booked' | 'moved', { caller, now }: Pick<Context, 'caller' | 'now'>): SQL {
  if (caller.role !== 'parent') return sql``
  return sql`, told as (
    insert into message (school_id, person_id, child_id, template, page, data, state, due_at)
    select ${caller.placeId}, ${caller.personId}, b.child_id, 'callBooked',
      format('pages/parent/home/index?tab=calls&child=%s&hat=%s:parent', b.child_id, ${caller.placeId}::bigint),
      jsonb_build_object('child', c.name, 'startsAt', ${isoOf(sql`b.starts_at`)}, 'line', l.name), 'queued', ${now}::timestamptz
    from ${sql.raw(source)} b
    join child c on c.school_id = ${caller.placeId} and c.child_id = b.child_id
    join phone_line l on l.school_id = ${caller.placeId} and l.line_id = b.line_id
    where exists (select from consent k where k.school_id = ${caller.placeId} and k.child_id = b.child_id and k.person_id = ${caller.personId}
        and k.purpose = 'messages' and k.withdrawn_at is null)
      and exists (select from message_credit m where m.school_id = ${caller.placeId} and m.person_id = ${caller.personId} and m.template = 'callBooked' and m."left" > 0))`
}
