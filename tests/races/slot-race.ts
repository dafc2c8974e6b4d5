import type { ActionName, Reply } from '../../contract/actions'
import type { Database } from '../../database/connect'
import { setRules } from '../bookings/kin'
import type { World } from '../world'
import { gather } from './crowd'

export const CLIENTS = 200

/** What a race for call slots needs; the schools are there once the suite's first test runs. */
interface SlotRace {
  world: World
  crowd: Database
  /** So many children of families of their own. */
  children: number[]
}

/** Gathers a crowd of families for the running suite, and takes every slot away from everybody after each test. */
export function slotRace() {
  const race = {} as SlotRace
  const inCrowd = gather((opened) => Object.assign(race, opened))
  beforeAll(async () => {
    const { ids, sql } = race.world
    const rows = await sql<{ child_id: string }>(
      `insert into child (school_id, class_id, name, initials, sex, birth_date, parental_absence, left_behind_status, accommodation, special_status, enrolled_on)
       select $1, $2, '戊' || n, 'w', 'male', '2017-01-01', 'both', 'bothParents', 'day', '{}', '2026-09-01' from generate_series(1, $3::int) n returning child_id`,
      [ids.school, ids.otherClass, CLIENTS],
    )
    race.children = rows.map((row) => Number(row.child_id))
  })
  afterEach(async () => {
    await race.world.sql(`update booking set state = 'cancelled' where state in ('booked', 'done', 'missed')`)
    await race.world.sql(`delete from slot_claim`)
    await setRules(race.world, {})
  })
  return {
    race,
    inCrowd,
    slot: (startsAt: string) => ({ lineId: race.world.ids.line, startsAt }),
    expectOneHolderEach: () => expectOneHolderEach(race.world),
    expectFree: (near: { startsAt: string }[]) => expectFree(race.world, near),
  }
}

/** The codes of those who were refused. */
export const codes = <A extends ActionName>(replies: Reply<A>[]) =>
  replies.flatMap((reply) => (reply.ok ? [] : [reply.error.code]))

/** The replies of those who got what they asked for. */
export const won = <A extends ActionName>(replies: Reply<A>[]) => replies.filter((reply) => reply.ok)

/** Who holds each slot: one claim, and bookings of that party alone. */
async function expectOneHolderEach({ sql }: World): Promise<void> {
  expect(
    await sql(
      `select line_id, starts_at from booking where state in ('booked', 'done', 'missed') group by 1, 2 having count(distinct party_id) > 1`,
    ),
  ).toEqual([])
  expect(
    await sql(
      `select b.booking_id from booking b left join slot_claim c using (school_id, line_id, starts_at)
       where b.state in ('booked', 'done', 'missed') and (c.kind is distinct from 'booking' or c.party_id <> b.party_id)`,
    ),
  ).toEqual([])
  expect(
    await sql(
      `select from slot_claim c where kind = 'booking' and not exists (
       select from booking b where b.claim_line = c.line_id and b.starts_at = c.starts_at and b.party_id = c.party_id)`,
    ),
  ).toEqual([])
}

async function expectFree({ sql }: World, near: { startsAt: string }[]): Promise<void> {
  const taken = await sql<{ starts_at: Date }>(`select starts_at from slot_claim`)
  const held = new Set(taken.map((one) => one.starts_at.toISOString()))
  expect(near.filter(({ startsAt }) => held.has(startsAt))).toEqual([])
}
