import type { Output } from '../../contract/actions'
import { instantAt } from '../../contract/week'
import { openWorld } from '../world'
import type { World } from '../world'
import { addFamily, fatherOf, openOnly, partAt } from './families'
import type { Family } from './families'

const NEXT = '2026-11-30'
const SUNDAY = '2026-12-06'
const evening = partAt(18 * 60)

let world: World
const families: Family[] = []
let siblings: Family
let free: Family[]
/** Five families that can only be reached on Sunday evening, when there are three slots. */
let sundays: Family[]

const head = () => world.as(world.personas.head)
const open = () => head().ask('plans.open', { week: NEXT })
type Board = Output<'plans.open'>
const seatOf = (board: Board, child: number) => board.seats.find(({ childIds }) => childIds.includes(child))
const leftOf = (board: Board, child: number) => board.left.find(({ childIds }) => childIds.includes(child))

beforeAll(async () => {
  world = await openWorld()
  // Two hours on weekday afternoons, half an hour on Sunday evening.
  await openOnly(world, [...[1, 2, 3].map((d): [number, number, number] => [d, 960, 1080]), [7, 1080, 1110]])
  free = []
  for (let n = 0; n < 14; n++) free.push(await addFamily(world, { bound: true }))
  sundays = []
  for (let n = 0; n < 5; n++) sundays.push(await addFamily(world, { only: [[7, evening]] }))
  siblings = await addFamily(world, { size: 2, bound: true })
  families.push(...free, ...sundays, siblings)
})
afterAll(() => world.close())

test('before any plan: nothing, but the times that are free', async () => {
  const board = await open()
  expect(board).toMatchObject({ state: 'none', planId: null, seats: [], left: [], counts: { seated: 0 } })
  expect(board.weeks).toEqual(['2026-11-23', NEXT])
  expect(board.publishesAt).toBe('2026-11-27T10:00:00.000Z')
  expect(board.free.flatMap(({ minutes }) => minutes)).toHaveLength(3 * 12 + 3)
  expect(board.can).toEqual({ publish: false, pin: true, propose: true })
})

test('a proposal gives every family a time that suits them, siblings one together, and says why two have none', async () => {
  await head().ask('plans.propose', {})
  const board = await open()
  expect(board.state).toBe('proposal')
  // The world's own three families with a father on the card, ours, and one child without anybody to call.
  expect(board.left.map(({ why }) => why).sort()).toEqual(['full', 'full', 'nobody'])
  expect(board.counts).toMatchObject({ seated: 14 + 3 + 2 + 3, left: 3, kept: 0, families: 0 })
  const both = seatOf(board, siblings.children[0]!)!
  expect(both.childIds).toEqual(siblings.children)
  expect(both.relation).toBe('father')
  for (const one of sundays) {
    const seat = seatOf(board, one.children[0]!)
    if (seat) expect(seat.startsAt.slice(0, 10)).toBe(SUNDAY)
  }
  const [set] = board.blocked
  expect(set).toMatchObject({ families: 5, children: 5 })
  expect(set!.slots.map(({ startsAt }) => startsAt)).toEqual(
    [1080, 1090, 1100].map((minute) => instantAt(SUNDAY, minute)),
  )
  expect(leftOf(board, world.ids.otherChild)).toMatchObject({ why: 'nobody' })
})

test('what would help is computed: one more hour on Sunday evening gives both a time', async () => {
  const { remedies } = await open()
  expect(remedies[0]).toMatchObject({ kind: 'hours', lineId: world.ids.line, date: SUNDAY, more: 2 })
  const hour = remedies[0] as Extract<Board['remedies'][number], { kind: 'hours' }>
  expect(hour.from).toBeGreaterThanOrEqual(1110)
})

test('the same school gives the same plan, byte for byte', async () => {
  const plan = async () => {
    const { planId } = await head().ask('plans.propose', {})
    const [row] = await world.sql<{ facts: unknown }>(`select facts from call_plan where plan_id = $1`, [planId])
    const seats = await world.sql(
      `select child_id, line_id, starts_at, relative_id, pinned, kept from plan_seat where plan_id = $1 order by child_id`,
      [planId],
    )
    return JSON.stringify([row!.facts, seats])
  }
  expect(await plan()).toBe(await plan())
})

test('of a plan that was replaced no child’s number remains', async () => {
  expect(
    await world.sql(
      `select count(*)::int as n from plan_seat join call_plan using (school_id, plan_id) where state = 'replaced'`,
    ),
  ).toEqual([{ n: 0 }])
  expect(await world.sql(`select distinct facts from call_plan where state = 'replaced'`)).toEqual([{ facts: {} }])
})

test('a pinned child gets its time, whoever was to have it; the pin comes off again', async () => {
  const child = free[3]!.children[0]!
  const at = { lineId: world.ids.line, startsAt: instantAt('2026-12-02', 1070) }
  await head().ask('plans.pin', { childId: child, ...at })
  expect(seatOf(await open(), child)).toMatchObject({ ...at, pinned: true, childIds: [child] })
  expect(await head().call('plans.pin', { childId: free[4]!.children[0]!, ...at })).toMatchObject({
    error: { code: 'SLOT_TAKEN' },
  })
  await head().ask('plans.unpin', { childId: child })
  expect(seatOf(await open(), child)).toMatchObject({ pinned: false })
  expect(await head().call('plans.unpin', { childId: child })).toMatchObject({ error: { code: 'NOT_FOUND' } })
})

test('a time that the school does not open, or of another week, cannot be pinned', async () => {
  const childId = free[0]!.children[0]!
  const pin = (startsAt: string) => head().call('plans.pin', { childId, lineId: world.ids.line, startsAt })
  expect(await pin(instantAt('2026-12-02', 1200))).toMatchObject({ error: { code: 'SLOT_NOT_OPEN' } })
  expect(await pin(instantAt('2026-11-23', 960))).toMatchObject({ error: { code: 'SLOT_PAST' } })
  expect(await pin(instantAt('2026-12-09', 960))).toMatchObject({ error: { code: 'INVALID_INPUT' } })
})

test('a family that books for itself meanwhile keeps its time, and the rest is published as shown', async () => {
  const before = await open()
  const family = free[0]!
  const mine = before.free[0]!
  const startsAt = instantAt(mine.date, mine.minutes[0]!)
  await fatherOf(world, family).ask('bookings.book', { childId: family.children[0]!, lineId: mine.lineId, startsAt })
  const reply = await head().ask('plans.publish', { planId: before.planId! })
  expect(reply).toMatchObject({ outcome: 'published', booked: 14 - 1 + 3 + 2 + 3, left: 3 })
  const board = await open()
  expect(board).toMatchObject({ state: 'published', publishesAt: null, can: { publish: false } })
  expect(seatOf(board, family.children[0]!)).toMatchObject({ startsAt, state: 'confirmed', kept: true })
  for (const seat of board.seats.filter(({ kept }) => !kept)) {
    const was = seatOf(before, seat.childIds[0]!)!
    expect([seat.startsAt, seat.childIds, seat.state]).toEqual([was.startsAt, was.childIds, 'booked'])
  }
})

test('published: whole families booked by the head, unconfirmed; the families told once; who has none waits', async () => {
  const rows = await world.sql<{
    child_id: string
    party_id: string
    confirmed_at: null
    booked_by: string
    n: number
  }>(
    `select child_id, party_id, confirmed_at, booked_by, relative_id is not null as knows from booking where origin = 'plan' and child_id = any ($1)`,
    [siblings.children],
  )
  expect(rows).toHaveLength(2)
  expect(new Set(rows.map((row) => Number(row.party_id)))).toEqual(new Set([siblings.children[0]]))
  expect(rows).toMatchObject(
    rows.map(() => ({ confirmed_at: null, booked_by: String(world.ids.people.head), knows: true })),
  )
  const told = await world.sql<{ n: number }>(
    `select count(*)::int as n from message where template = 'callBooked' and data ? 'planned' and person_id = $1`,
    [siblings.personId],
  )
  expect(told).toEqual([{ n: 1 }])
  const waiting = await world.sql<{ child_id: string }>(
    `select child_id from waiting where week = $1 and state = 'waiting'`,
    [NEXT],
  )
  expect(waiting).toHaveLength(2)
  const board = await open()
  expect(waiting.every(({ child_id }) => leftOf(board, Number(child_id))?.why === 'full')).toBe(true)
})

test('publishing it again books nothing twice', async () => {
  const { planId } = await open()
  expect(await head().ask('plans.publish', { planId: planId! })).toMatchObject({ outcome: 'published', planId })
  expect(
    await world.sql(
      `select child_id from booking where week = $1 and state = 'booked' group by child_id having count(*) > 1`,
      [NEXT],
    ),
  ).toEqual([])
})

test('a parent confirms, another moves, and the head sees both', async () => {
  const [confirming, moving] = [free[5]!, free[6]!]
  const bookingOf = async ({ children }: Family) =>
    Number(
      (
        await world.sql<{ booking_id: string }>(
          `select booking_id from booking where child_id = $1 and week = $2 and state = 'booked'`,
          [children[0], NEXT],
        )
      )[0]!.booking_id,
    )
  await fatherOf(world, confirming).ask('bookings.confirm', { bookingId: await bookingOf(confirming) })
  const { free: times } = await open()
  const to = { lineId: times[0]!.lineId, startsAt: instantAt(times[0]!.date, times[0]!.minutes[0]!) }
  await fatherOf(world, moving).ask('bookings.move', { bookingId: await bookingOf(moving), ...to })
  const board = await open()
  expect(seatOf(board, confirming.children[0]!)).toMatchObject({ state: 'confirmed' })
  expect(seatOf(board, moving.children[0]!)).toMatchObject({ state: 'moved', ...to })
  expect(board.counts.confirmed).toBe(2)
})

test('what was planned is kept when the week is planned anew', async () => {
  await head().ask('plans.propose', {})
  const board = await open()
  expect(board.state).toBe('proposal')
  expect(board.seats.some(({ state }) => state === 'planned')).toBe(false)
  expect(board.counts.confirmed).toBe(2)
  expect(board.left.map(({ why }) => why).sort()).toEqual(['nobody', 'taken', 'taken'])
})
