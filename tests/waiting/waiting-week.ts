import { offerSlots } from '../../domain/clock/offers'
import type { World } from '../world'

export const WEEK = '2026-11-23'

/** Only the last hour of one day of the world's week is open: six slots from Wednesday 19:00 at the school, or as many as are asked for. */
export async function openOnly(world: World, weekday: number, from: number, to: number): Promise<void> {
  await world.sql(`delete from opening_hours`)
  await world.sql(
    `insert into opening_hours (school_id, line_id, weekday, from_minute, to_minute) values ($1, $2, $3, $4, $5)`,
    [world.ids.school, world.ids.line, weekday, from, to],
  )
}

/** One minute's run of the clock, or of several. */
export async function minutes(world: World, count = 1): Promise<void> {
  for (let minute = 0; minute < count; minute += 1) {
    world.outside.now = new Date(world.outside.now.getTime() + 60_000)
    await offerSlots({ database: world.database, ports: world.outside.ports })
  }
}

export interface OfferRow {
  offer: number
  child: number
  at: string
  until: string
  state: string
}

export async function offers(world: World, state?: string): Promise<OfferRow[]> {
  const rows = await world.sql<{
    offer_id: string
    child_id: string
    starts_at: Date
    expires_at: Date
    state: string
  }>(`select * from slot_offer where $1::text is null or state = $1 order by offer_id`, [state ?? null])
  return rows.map((row) => ({
    offer: Number(row.offer_id),
    child: Number(row.child_id),
    at: row.starts_at.toISOString(),
    until: row.expires_at.toISOString(),
    state: row.state,
  }))
}

/** Nobody holds what another holds, and every open offer has its claim. */
export async function holdersAgree(world: World): Promise<void> {
  const bad = await world.sql(
    `select b.booking_id::text as what from booking b left join slot_claim c on c.school_id = b.school_id and c.line_id = b.line_id and c.starts_at = b.starts_at and c.party_id = b.party_id
       where b.state in ('booked', 'done', 'missed') and c.kind is distinct from 'booking'
     union all
     select line_id || ' ' || starts_at from booking where state in ('booked', 'done', 'missed') group by school_id, line_id, starts_at having count(distinct party_id) > 1
     union all
     select 'offer ' || o.offer_id from slot_offer o left join slot_claim c on c.school_id = o.school_id and c.line_id = o.line_id and c.starts_at = o.starts_at
       where o.state = 'open' and o.expires_at > $1 and c.kind is distinct from 'offer'
     union all
     select 'twice ' || child_id from slot_offer where state = 'open' group by child_id having count(*) > 1`,
    [world.outside.now],
  )
  expect(bad).toEqual([])
}

/** Everybody waits: the classmate first, then the siblings, then the child of the other class. */
export async function everybodyWaits(world: World): Promise<void> {
  const { ids, outside } = world
  for (const [persona, childId] of [
    ['otherFather', ids.classmate],
    ['father', ids.child],
    ['otherTeacher', ids.otherChild],
  ] as const) {
    await world.as(world.personas[persona]).ask('waiting.join', { childId })
    outside.now = new Date(outside.now.getTime() + 60_000)
  }
}
