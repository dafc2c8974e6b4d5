import { planDue } from '../../domain/clock/plan-due'
import { releaseUnconfirmed } from '../../domain/clock/release-unconfirmed'
import { sendMessages } from '../../domain/clock/send-messages'
import { instantAt } from '../../contract/week'
import { openWorld } from '../world'
import type { World } from '../world'
import { addFamily, fatherOf, openOnly } from './families'
import type { Family } from './families'

const [NEXT, AFTER] = ['2026-11-30', '2026-12-07']
const none = { proposed: 0, published: 0 }

let world: World
let families: Family[]

const clock = () => ({ database: world.database, ports: world.outside.ports })
const head = () => world.as(world.personas.head)
const rules = (set: string) =>
  world
    .sql(`insert into call_rules (school_id) values ($1) on conflict do nothing`, [world.ids.school])
    .then(() => world.sql(`update call_rules set ${set} where school_id = $1`, [world.ids.school]))
const booked = (week: string) =>
  world.sql<{ child_id: string; booking_id: string; starts_at: Date }>(
    `select child_id, booking_id, starts_at from booking where week = $1 and state = 'booked' order by child_id`,
    [week],
  )
async function at(date: string, minute: number) {
  world.outside.now = new Date(instantAt(date, minute))
  return planDue(clock())
}

beforeEach(async () => {
  world = await openWorld()
  families = []
  for (let n = 0; n < 6; n++) families.push(await addFamily(world, { bound: n < 4, size: n === 0 ? 2 : 1 }))
})
afterEach(() => world.close())

test('Thursday 20:00 a proposal, once; Friday 18:00 it goes out in nobody’s name, once', async () => {
  expect(await at('2026-11-26', 1199)).toEqual(none)
  expect(await at('2026-11-26', 1200)).toEqual({ proposed: 1, published: 0 })
  expect(await at('2026-11-26', 1201)).toEqual(none)
  expect(await head().ask('plans.open', {})).toMatchObject({
    state: 'proposal',
    publishesAt: instantAt('2026-11-27', 1080),
    counts: { left: 1 },
  })
  expect(await booked(NEXT)).toEqual([])
  expect(await at('2026-11-27', 1080)).toEqual({ proposed: 0, published: 1 })
  expect(await at('2026-11-27', 1081)).toEqual(none)
  // Two children in the first of our families, five more, and three of the world's own who have somebody to call.
  expect(await booked(NEXT)).toHaveLength(7 + 3)
  expect(await world.sql(`select distinct booked_by, origin from booking`)).toEqual([
    { booked_by: null, origin: 'plan' },
  ])
  expect(
    await world.sql(
      `select action, cardinality(children) > 5 as many from audit where hat = 'clock' order by audit_id`,
    ),
  ).toEqual([
    { action: 'clock.plan', many: true },
    { action: 'clock.publish', many: true },
  ])
})

test('a school whose head publishes by hand is left alone on Friday', async () => {
  await rules(`publish = 'head'`)
  await at('2026-11-26', 1200)
  expect(await at('2026-11-27', 1080)).toEqual(none)
  const { planId, publishesAt } = await head().ask('plans.open', {})
  expect(publishesAt).toBeNull()
  expect(await head().ask('plans.publish', { planId: planId! })).toMatchObject({ outcome: 'published' })
  expect(await at('2026-11-28', 1080)).toEqual(none)
})

test('what the head has published is neither planned nor published again', async () => {
  const { planId } = await head().ask('plans.propose', {})
  await head().ask('plans.publish', { planId })
  expect(await at('2026-11-26', 1200)).toEqual(none)
  expect(await at('2026-11-27', 1080)).toEqual(none)
  expect(await head().ask('plans.open', {})).toMatchObject({ planId, state: 'published' })
})

test('a clock that jumps makes up for the week, even within it, and plans only what lies ahead', async () => {
  await at('2026-11-26', 1200)
  expect(await at('2026-12-01', 900)).toEqual({ proposed: 0, published: 1 })
  for (const { starts_at } of await booked(NEXT)) expect(starts_at > world.outside.now).toBe(true)
  // Over a Thursday and a Friday at once.
  expect(await at('2026-12-09', 900)).toEqual({ proposed: 1, published: 1 })
  expect((await booked(AFTER)).length).toBeGreaterThan(0)
})

test('a school that begins on a Monday is not planned before its first Thursday', async () => {
  expect(await at('2026-11-23', 600)).toEqual(none)
  expect(await at('2026-11-26', 1300)).toEqual({ proposed: 1, published: 0 })
})

describe('times that nobody confirms', () => {
  beforeEach(async () => {
    await openOnly(
      world,
      [3, 4, 5].map((day): [number, number, number] => [day, 960, 1080]),
    )
    await at('2026-11-26', 1200)
    await at('2026-11-27', 1080)
    await sendMessages(clock())
  })

  test('are kept where the school keeps them', async () => {
    world.outside.now = new Date(instantAt('2026-12-03', 600))
    expect(await releaseUnconfirmed(clock())).toBe(0)
  })

  test('are given back a day before by families who could have said yes, and by nobody else', async () => {
    await rules(`unconfirmed = 'release', release_before_minutes = 1440`)
    const [, saysYes] = families
    const theirs = (await booked(NEXT)).find((one) => Number(one.child_id) === saysYes!.children[0])!
    await fatherOf(world, saysYes!).ask('bookings.confirm', { bookingId: Number(theirs.booking_id) })
    world.outside.now = new Date(instantAt('2026-12-01', 959))
    expect(await releaseUnconfirmed(clock())).toBe(0)
    world.outside.now = new Date(instantAt('2026-12-02', 950))
    const soon = (await booked(NEXT)).filter(({ starts_at }) => starts_at <= new Date(instantAt('2026-12-03', 950)))
    const bound = families.slice(0, 4).flatMap(({ children }) => children)
    const theirTurn = soon.filter(
      ({ child_id, starts_at }) =>
        bound.includes(Number(child_id)) &&
        Number(child_id) !== saysYes!.children[0] &&
        starts_at > new Date(instantAt('2026-12-02', 1010)),
    )
    expect(theirTurn.length).toBeGreaterThan(0)
    expect(await releaseUnconfirmed(clock())).toBe(theirTurn.length)
    expect(await releaseUnconfirmed(clock())).toBe(0)
    const gone = await world.sql<{ child_id: string }>(
      `select child_id from booking where state = 'cancelled' and why = 'unconfirmed'`,
    )
    expect(gone.map(({ child_id }) => child_id).sort()).toEqual(theirTurn.map(({ child_id }) => child_id).sort())
    // Siblings hear it once.
    const told = await world.sql<{ n: number }>(
      `select count(distinct (person_id, data ->> 'startsAt'))::int as n, count(*)::int as all from message where template = 'callChanged'`,
    )
    expect(told[0]).toMatchObject({ n: (told[0] as unknown as { all: number }).all })
    await sendMessages(clock())
    expect(world.outside.sent.filter(({ template }) => template === 'callChanged').length).toBe(told[0]!.n)
  })
})
