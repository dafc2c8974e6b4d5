import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { DateText } from '../../contract/week'
import type { Context } from '../handler'
import { isoOf } from '../handler'
import { toldOrOnItsWay } from '../messages/states'
import { waitingLine } from './order'

/**
 * What a family's board says about waiting (`waitingState` in the contract), of one child: the place in the week that is shown, and the times that are kept for the family now,
 * whichever week they lie in. `childId` is any SQL that gives an id.
 */
export function waitingState(childId: SQL, week: DateText, { caller, now }: Pick<Context, 'caller' | 'now'>): SQL {
  return sql`jsonb_build_object('week', ${week}::text,
    'waiting', (
      select jsonb_build_object('place', l.place, 'front', l.front, 'why', l.why, 'since', ${isoOf(sql`l.since`)})
      from waiting w cross join lateral (select * from ${waitingLine(week, now)} line where line.child_id = w.child_id) l
      where w.school_id = ${caller.placeId} and w.child_id = ${childId} and w.week = ${week}::date and w.state = 'waiting'),
    'offers', coalesce((
      select jsonb_agg(jsonb_build_object('offerId', o.offer_id, 'childId', o.child_id, 'lineId', o.line_id, 'startsAt', ${isoOf(sql`o.starts_at`)}, 'until', ${isoOf(sql`o.expires_at`)})
        order by o.starts_at)
      from slot_offer o where o.school_id = ${caller.placeId} and ${openAt(now)} and o.child_id = any ((select app.party_of(${childId}))::bigint[])), '[]'::jsonb))`
}

/** Open offers to families whom no message has reached: the desk calls them (`offerToCall` in the contract). For the desk and the head. */
export function offersToCall(schoolId: number, now: Date): SQL {
  return sql`coalesce((
    select jsonb_agg(jsonb_build_object('offerId', o.offer_id, 'childId', o.child_id, 'name', c.name, 'lineId', o.line_id,
      'startsAt', ${isoOf(sql`o.starts_at`)}, 'until', ${isoOf(sql`o.expires_at`)}) order by o.expires_at, o.offer_id)
    from slot_offer o join child c on c.school_id = o.school_id and c.child_id = o.child_id
    where o.school_id = ${schoolId} and ${openAt(now)} and not exists (
      select from message m where m.school_id = o.school_id and m.child_id = o.child_id and m.template = 'callOffer' and ${toldOrOnItsWay(sql`m`)}
        and m.data ->> 'startsAt' = ${isoOf(sql`o.starts_at`)})), '[]'::jsonb)`
}

/** An offer `o` that still stands. */
export function openAt(now: Date): SQL {
  return sql`(o.state = 'open' and o.expires_at > ${now}::timestamptz)`
}
