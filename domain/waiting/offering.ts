import { sql } from 'drizzle-orm'
import { addDays, instantAt } from '../../contract/week'
import type { DateText } from '../../contract/week'
import type { Run } from '../../database/connect'
import { calleesOf, reachOfSchool } from '../availability/facts'
import { isoOf } from '../handler'
import { tellFamilies } from '../messages/tell'
import { matchOffers } from './match'
import type { FreeSlot, Waiter } from './match'
import { waitingLine } from './order'

/** A slot nearer than this is offered to nobody: the desk fills it with a walk-in. */
const LEAST_AHEAD_MINUTES = 20

/** An offer ends so long before its call at the latest, so that there is time to fetch the child. */
const ENDS_BEFORE_MINUTES = 15

/** How long nobody is asked again who let an offer pass, or said no to one: a phone that buzzes all day is put away. */
const REST_MINUTES = { expired: 120, declined: 30 }

export interface Offer {
  waiter: Waiter
  slot: FreeSlot
}

/** Whom to offer which slot of a week now. Looks without a lock: `makeOffer` looks again. */
export async function offersDue(
  run: Run,
  schoolId: number,
  week: DateText,
  today: DateText,
  now: Date,
): Promise<Offer[]> {
  const [found] = await run<{ waiters: Waiter[]; slots: FreeSlot[] }>(waitersAndSlots(schoolId, week, today, now))
  return matchOffers(found!.waiters, found!.slots)
}

function waitersAndSlots(schoolId: number, week: DateText, today: DateText, now: Date) {
  const first = week < today ? today : week
  const last = addDays(week, 6)
  const ended = (state: 'expired' | 'declined') =>
    sql`(o.state = ${state} and o.expires_at > ${now}::timestamptz - make_interval(mins => ${REST_MINUTES[state]}))`
  return sql`
    with slots as materialized (
      select s.line_id, s.starts_at from app.slots(${first}::date, ${last}::date) s
      where s.starts_at >= ${now}::timestamptz + make_interval(mins => ${LEAST_AHEAD_MINUTES}) and not exists (
        select from app.taken_slots(${instantAt(first)}::timestamptz, ${instantAt(addDays(last, 1))}::timestamptz, ${now}::timestamptz) t
        where t.line_id = s.line_id and t.starts_at = s.starts_at)),
    parties as materialized (
      select distinct on (l.party_id) l.party_id, l.child_id, l.place, app.party_of(l.child_id) as members from ${waitingLine(week, now)} l
      where exists (select from slots) order by l.party_id, l.front desc, l.weeks desc, l.since, l.child_id),
    heard as materialized (
      select p.party_id, o.* from parties p join slot_offer o on o.school_id = ${schoolId} and o.child_id = any (p.members)
        and o.offered_at > ${now}::timestamptz - interval '15 days'),
    waiters as materialized (
      select p.* from parties p where not exists (
        select from heard o where o.party_id = p.party_id and (o.state = 'open' or ${ended('expired')} or ${ended('declined')}))),
    ${calleesOf(sql`select child_id from waiters`, schoolId)},
    ${reachOfSchool(schoolId, now)}
    select
      coalesce((select jsonb_agg(jsonb_build_object('childId', w.child_id, 'partyId', w.party_id,
        'reaches', coalesce((select jsonb_agg(r.reach order by k.place) from callees k left join reach r using (relative_id) where k.child_id = w.child_id), '[]'::jsonb),
        'offered', coalesce((select jsonb_agg(o.line_id || ' ' || ${isoOf(sql`o.starts_at`)}) from heard o where o.party_id = w.party_id), '[]'::jsonb)) order by w.place)
        from waiters w), '[]'::jsonb) as waiters,
      coalesce((select jsonb_agg(jsonb_build_object('lineId', line_id, 'startsAt', ${isoOf(sql`starts_at`)}) order by starts_at, line_id) from slots), '[]'::jsonb) as slots`
}

/**
 * Keeps a slot for a child for a while and tells the family; false where it is taken, the child waits no more, or another clock was quicker. One offer a transaction: it holds one slot and
 * waits for one, so that it can wait for a booking but never in a ring.
 */
export async function makeOffer(
  run: Run,
  schoolId: number,
  week: DateText,
  { waiter, slot }: Offer,
  now: Date,
): Promise<boolean> {
  const { childId, partyId } = waiter
  // Two clocks take turns at one school: the second one sees what the first has offered.
  await run(sql`select pg_advisory_xact_lock(hashtext('offers'), ${schoolId}::bigint::int)`)
  const made = await run(sql`
    with due as materialized (
      select c.child_id, c.name, least(${now}::timestamptz + make_interval(mins => (select offer_minutes from app.call_rules())),
        ${slot.startsAt}::timestamptz - make_interval(mins => ${ENDS_BEFORE_MINUTES})) as until
      from child c join ${waitingLine(week, now)} l on l.child_id = c.child_id
      where c.school_id = ${schoolId} and c.child_id = ${childId} and not exists (
        select from slot_offer o where o.school_id = ${schoolId} and o.child_id = any ((select app.party_of(${childId}))::bigint[])
          and (o.state = 'open' or (o.line_id = ${slot.lineId} and o.starts_at = ${slot.startsAt}::timestamptz)))),
    claimed as materialized (
      select * from due where app.offer_slot(${slot.lineId}, ${slot.startsAt}::timestamptz, ${partyId}, until, ${now}::timestamptz)),
    made as (
      insert into slot_offer (school_id, child_id, line_id, starts_at, offered_at, expires_at, state)
      select ${schoolId}, child_id, ${slot.lineId}, ${slot.startsAt}::timestamptz, ${now}::timestamptz, until, 'open' from claimed returning offer_id, child_id),
    news as (
      select child_id, jsonb_build_object('child', name, 'startsAt', ${slot.startsAt}::text, 'until', ${isoOf(sql`until`)}) as data from claimed),
    ${tellFamilies('news', 'callOffer', schoolId, now)},
    trail as (
      insert into audit (school_id, at, person_id, hat, action, children, detail)
      select ${schoolId}, ${now}::timestamptz, null, 'clock', 'clock.offer', array[child_id], jsonb_build_object('offerId', offer_id, 'startsAt', ${slot.startsAt}::text) from made)
    select child_id from made`)
  return made.length > 0
}

/** How long before a call an offer of its slot can begin, for whoever shows or tests it. */
export const offerRules = { LEAST_AHEAD_MINUTES, ENDS_BEFORE_MINUTES, REST_MINUTES }
