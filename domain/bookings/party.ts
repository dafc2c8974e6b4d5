import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { freeOrdinal } from './slot'

interface Wanted {
  /** A table expression with (child_id, line_id, starts_at), one row at most: whom to book for, and when. */
  from: string
  /** Brothers and sisters share the call, where they have none yet that week and the caller may see them. */
  together: boolean
  origin: 'family' | 'staff' | 'offer'
  caller: { placeId: number; personId: number | null }
  now: Date
}

/**
 * Table expressions that end in `booked` (booking_id, child_id, party_id, line_id, starts_at): a row for the child and one for each of those who share the call.
 * Refuses ALREADY_BOOKED where the child has all the calls of that week; keys refuse the rest. The children come in the order of their numbers, in which their keys
 * are taken, so that two parents who book at once wait for each other and never in a ring.
 */
export function bookedParty({ from, together, origin, caller, now }: Wanted): SQL {
  const school = caller.placeId
  return sql`
    party as materialized (
      select a.child_id as asked, c.child_id, coalesce(kin.ids[1], c.child_id) as party_id, a.line_id, a.starts_at, app.week_of(a.starts_at) as week
      from ${sql.raw(from)} a cross join lateral (select app.party_of(a.child_id) as ids) kin
      join child c on c.school_id = ${school} and c.left_on is null and (c.child_id = a.child_id or (${together}::boolean and c.child_id = any (kin.ids)))),
    wanted as materialized (
      select party.*, ${freeOrdinal(school, sql`party.child_id`, sql`party.week`)} as ordinal from party),
    booked as (
      insert into booking (school_id, line_id, starts_at, week, child_id, party_id, relative_id, state, ordinal, origin, booked_by, booked_at, confirmed_at)
      select ${school}, w.line_id, w.starts_at, w.week, w.child_id, w.party_id,
        (select r.relative_id from relative r join child_relative cr using (school_id, relative_id)
          where r.school_id = ${school} and cr.child_id = w.child_id and r.person_id = ${caller.personId} and not r.deceased order by cr.call_order limit 1),
        'booked', w.ordinal, ${origin}, ${caller.personId}, ${now}::timestamptz, ${now}::timestamptz
      from wanted w join wanted me on me.child_id = w.asked
      where case when me.ordinal is null then app.refuse('ALREADY_BOOKED') else w.ordinal <= me.ordinal end
      order by w.child_id
      returning booking_id, child_id, party_id, line_id, starts_at)`
}
