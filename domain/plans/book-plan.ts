import { sql } from 'drizzle-orm'
import { addDays, instantAt } from '../../contract/week'
import type { Run } from '../../database/connect'
import { arrayParam, isoOf, jsonParam } from '../handler'
import { tellFamilies } from '../messages/tell'
import type { Proposal, ProposedSeat } from './proposal'
import { bySlot, slotId } from './slots'
import type { Planning } from './store'

/** Somebody has one of the plan's slots, or one of its children has a booking: it has to be made anew. */
export class Overtaken extends Error {}

type Taken = ProposedSeat & { lineId: number; startsAt: string }

/** The children to whom a plan gives a time that they did not have. */
export function newSeats({ seats }: Proposal): Taken[] {
  return seats.filter((seat): seat is Taken => seat.lineId !== null && seat.startsAt !== null && !seat.kept)
}

/**
 * Books all that a plan gives and was not booked before, tells the families, and lets the others wait for a time that comes free.
 * Locks are taken in one order, offers first, then calls that move, then slots by time, then children by number, so that no parent's booking can meet it halfway round.
 * @throws Overtaken where a slot or a child has been booked meanwhile; what was done until then must be rolled back
 */
export async function bookPlan(run: Run, planning: Planning, proposal: Proposal): Promise<number> {
  const seats = newSeats(proposal)
  await holdOffers(run, planning, proposal)
  const moved = await letGo(run, planning, seats)
  await claim(run, planning, seats)
  await insertBookings(run, planning, seats, moved)
  await waitInLine(run, planning, proposal)
  return seats.length
}

/** An offer that is being accepted right now is waited for; its child then turns out to be booked. */
async function holdOffers(run: Run, { schoolId, week }: Planning, proposal: Proposal): Promise<void> {
  const children = arrayParam(
    proposal.seats.map(({ childId }) => childId),
    'bigint',
  )
  await run(sql`
    select 1 from slot_offer o where o.school_id = ${schoolId} and o.child_id = any (${children}) and o.state = 'open'
      and o.starts_at >= ${instantAt(week)}::timestamptz and o.starts_at < ${instantAt(addDays(week, 7))}::timestamptz
    order by o.offer_id for update`)
}

interface Moved {
  bookingId: number
  ordinal: number
}

/** Calls whose time is gone (a holiday, changed hours) are moved to the new time: by child, the booking that was. */
async function letGo(run: Run, { schoolId, week }: Planning, seats: readonly Taken[]): Promise<Map<number, Moved>> {
  const children = arrayParam(
    seats.map(({ childId }) => childId),
    'bigint',
  )
  const rows = await run<{ child_id: string; booking_id: string; ordinal: number }>(sql`
    with gone as materialized (
      select booking_id from booking where school_id = ${schoolId} and child_id = any (${children}) and week = ${week}::date and state = 'booked' and review is not null
      order by booking_id for update)
    update booking b set state = 'moved' from gone where b.school_id = ${schoolId} and b.booking_id = gone.booking_id
    returning b.child_id, b.booking_id, b.ordinal`)
  return new Map(rows.map((row) => [Number(row.child_id), { bookingId: Number(row.booking_id), ordinal: row.ordinal }]))
}

/** Claims each slot for its family, as an offer does; in the same transaction the bookings make it theirs. */
async function claim(run: Run, { schoolId, now }: Planning, seats: readonly Taken[]): Promise<void> {
  const slots = [...new Map([...seats].sort(bySlot).map((seat) => [slotId(seat), seat])).values()]
  const wanted = slots.map(({ party, lineId, startsAt }, place) => ({ place, party, line: lineId, at: startsAt }))
  const [row] = await run<{ lost: number }>(sql`
    with wanted as materialized (
      select * from jsonb_to_recordset(${jsonParam(wanted)}) as w(place int, party bigint, line bigint, at timestamptz) order by place),
    claimed as materialized (
      select w.*, app.offer_slot(w.line, w.at, w.party, w.at, ${now}::timestamptz) as got from wanted w)
    select count(*) filter (where not got and not exists (
      select from booking b where b.school_id = ${schoolId} and b.line_id = line and b.starts_at = at and b.party_id = party and b.state = 'booked'))::int as lost
    from claimed`)
  if (row!.lost > 0) throw new Overtaken()
}

async function insertBookings(
  run: Run,
  { schoolId, week, now, by }: Planning,
  seats: readonly Taken[],
  moved: ReadonlyMap<number, Moved>,
): Promise<void> {
  const rows = seats.map(({ childId, party, lineId, startsAt, relativeId }) => ({
    ...{ child: childId, party, line: lineId, at: startsAt, relative: relativeId },
    ...{ was: moved.get(childId)?.bookingId ?? null, ordinal: moved.get(childId)?.ordinal ?? 1 },
  }))
  await run(sql`
    with planned as (
      insert into booking (school_id, line_id, starts_at, week, child_id, party_id, relative_id, state, ordinal, origin, moved_from, booked_by, booked_at)
      select ${schoolId}, p.line, p.at, ${week}::date, p.child, p.party, p.relative, 'booked', p.ordinal, 'plan', p.was, ${by}, ${now}::timestamptz
      from jsonb_to_recordset(${jsonParam(rows)}) as p(child bigint, party bigint, line bigint, at timestamptz, relative bigint, was bigint, ordinal smallint) order by p.child
      returning child_id, line_id, starts_at),
    news as (
      select p.child_id, jsonb_build_object('child', c.name, 'startsAt', ${isoOf(sql`p.starts_at`)}, 'line', l.name, 'planned', true) as data
      from planned p join child c on c.school_id = ${schoolId} and c.child_id = p.child_id
        join phone_line l on l.school_id = ${schoolId} and l.line_id = p.line_id),
    ${tellFamilies('news', 'callBooked', schoolId, now)}
    select 1`)
}

/** Who got no time waits for one that comes free; where nobody can be called there is nobody to offer it to. */
async function waitInLine(run: Run, { schoolId, week, now }: Planning, { facts }: Proposal): Promise<void> {
  const children = facts.left.filter(({ why }) => why !== 'nobody').flatMap((one) => one.children)
  if (children.length === 0) return
  await run(sql`
    insert into waiting (school_id, child_id, week, since, state)
    select ${schoolId}, c, ${week}::date, ${now}::timestamptz, 'waiting' from unnest(${arrayParam(children, 'bigint')}) c order by c
    on conflict do nothing`)
}
