import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Context } from '../handler'
import { isoOf } from '../handler'
import { tellFamilies } from '../messages/tell'

type Who = Pick<Context, 'caller' | 'now'>

/**
 * More table expressions after `booked` or `moved` (booking_id, child_id, line_id, starts_at): the parent who chose a time finds it again among their WeChat messages,
 * where they consented to messages and still allow one. What the school agreed on the phone, all guardians are told. One message a call, about the child
 * that was asked for.
 */
export function confirmation(source: 'booked' | 'moved', childId: SQL, { caller, now }: Who): SQL {
  const facts = sql`, news as (
    select b.child_id, jsonb_build_object('child', c.name, 'startsAt', ${isoOf(sql`b.starts_at`)}, 'line', l.name) as data
    from ${sql.raw(source)} b
    join child c on c.school_id = ${caller.placeId} and c.child_id = b.child_id
    join phone_line l on l.school_id = ${caller.placeId} and l.line_id = b.line_id
    where b.child_id = ${childId})`
  if (caller.role === 'parent') return sql`${facts}, ${toMyself({ caller, now })}`
  return sql`${facts}, ${tellFamilies('news', 'callBooked', caller.placeId, now)}`
}

function toMyself({ caller, now }: Who): SQL {
  return sql`told as (
    insert into message (school_id, person_id, child_id, template, page, data, state, due_at)
    select ${caller.placeId}, ${caller.personId}, n.child_id, 'callBooked',
      format('pages/parent/home/index?tab=calls&child=%s&hat=%s:parent', n.child_id, ${caller.placeId}::bigint), n.data, 'queued', ${now}::timestamptz
    from news n
    where exists (select from consent k where k.school_id = ${caller.placeId} and k.child_id = n.child_id and k.person_id = ${caller.personId}
        and k.purpose = 'messages' and k.withdrawn_at is null)
      and exists (select from message_credit m where m.school_id = ${caller.placeId} and m.person_id = ${caller.personId} and m.template = 'callBooked' and m."left" > 0))`
}
