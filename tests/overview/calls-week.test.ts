import { openWorld } from '../world'
import type { World } from '../world'

let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const WEEK = '2026-11-23'

/** A booking in a state, as the owner writes it. */
const booked = async (child: number, day: string, time: string, state = 'booked', more: object = {}) => {
  const columns = {
    school_id: world.ids.school,
    line_id: world.ids.line,
    week: WEEK,
    child_id: child,
    party_id: child,
    ...more,
  }
  const values = {
    ...columns,
    starts_at: `${day}T${time}:00+08:00`,
    booked_by: world.ids.people.head,
    booked_at: '2026-11-20T00:00:00Z',
  }
  const names = Object.keys(values)
  const [row] = await world.sql<{ id: string }>(
    `insert into booking (state, ${names.join(', ')}) values ('booked', ${names.map((_, i) => `$${i + 1}`).join(', ')}) returning booking_id as id`,
    Object.values(values),
  )
  if (state !== 'booked')
    await world.sql(`update booking set state = $2, why = $3 where booking_id = $1`, [
      row!.id,
      state,
      state === 'missed' ? 'noAnswer' : null,
    ])
  return Number(row!.id)
}

const called = (child: number, at: string, bookingId: number | null, origin: string, outcome = 'reached') =>
  world.sql(
    `insert into family_call (school_id, child_id, booking_id, medium, started_at, week, duration_seconds, outcome, origin, topics, logged_by, logged_at)
     values ($1, $2, $3, 'voice', $4, $5, 300, $6, $7, '{}', $8, $4)`,
    [world.ids.school, child, bookingId, at, WEEK, outcome, origin, world.ids.people.desk],
  )

test('planned is called, missed, moved, cancelled and ahead, by child and in all; one statement', async () => {
  const { ids } = world
  await booked(ids.child, '2026-11-24', '12:00', 'moved')
  await called(ids.child, '2026-11-24T04:20:00Z', await booked(ids.child, '2026-11-24', '12:20', 'done'), 'desk')
  await booked(ids.classmate, '2026-11-23', '12:00', 'missed')
  await booked(ids.classmate, '2026-11-27', '12:00', 'cancelled')
  await booked(ids.classmate, '2026-11-28', '12:00')
  await called(ids.otherChild, '2026-11-24T10:00:00Z', null, 'home')
  await called(ids.otherChild, '2026-11-24T05:00:00Z', null, 'walkIn', 'noAnswer')
  const before = world.database.trips
  const reply = await world.as(world.personas.head).ask('calls.week', {})
  expect(world.database.trips - before).toBe(2)
  expect(reply).toMatchObject({ week: WEEK, today: '2026-11-25', reached: 2, total: 4 })
  expect(reply.totals).toEqual({
    planned: 5,
    called: 1,
    missed: 1,
    moved: 1,
    cancelled: 1,
    ahead: 1,
    difference: 0,
    walkIn: 0,
    home: 1,
  })
  // Who has none comes first, and of those who waited longest.
  expect(reply.children.map(({ name, reached }) => [name, reached])).toEqual([
    ['甲二', false],
    ['乙一', false],
    ['丙一', true],
    ['甲一', true],
  ])
  expect(reply.children[1]).toMatchObject({
    planned: 3,
    missed: 1,
    cancelled: 1,
    ahead: 1,
    why: 'noAnswer',
    weeksWithoutCall: 11,
  })
  expect(reply.children[2]).toMatchObject({ planned: 0, home: 1, walkIn: 0, weeksWithoutCall: 0 })
})

test('a booking that is done without a call in the log shows as a difference', async () => {
  const lost = await booked(world.ids.sibling, '2026-11-25', '12:00', 'done')
  const look = async () =>
    (await world.as(world.personas.head).ask('calls.week', {})).children.find(({ name }) => name === '甲二')
  expect(await look()).toMatchObject({ planned: 1, called: 0, difference: 1, reached: false })
  await called(world.ids.sibling, '2026-11-25T04:00:00Z', lost, 'desk')
  expect(await look()).toMatchObject({ planned: 1, called: 1, difference: 0, reached: true })
})

test('another week, another school, and nobody but the head', async () => {
  const head = world.as(world.personas.head)
  expect((await head.ask('calls.week', { week: '2026-11-16' })).totals).toMatchObject({ planned: 0, difference: 0 })
  expect((await world.as(world.personas.farHead).ask('calls.week', {})).children.map(({ name }) => name)).toEqual([
    '丁一',
  ])
  for (const who of ['teacher', 'desk', 'father', 'officer'] as const)
    expect(await world.as(world.personas[who]).call('calls.week', {})).toMatchObject({ error: { code: 'FORBIDDEN' } })
})
