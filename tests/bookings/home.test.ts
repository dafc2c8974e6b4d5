import { openWorld } from '../world'
import type { World } from '../world'

let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
afterEach(() => world.sql(`update family_call set undone_at = logged_at where undone_at is null`))

const as = (who: keyof World['personas']) => world.as(world.personas[who])
const calls = () =>
  world.sql<Record<string, unknown>>(
    `select child_id::int, origin, outcome, week::text, duration_seconds, shared_with is not null as shared from family_call where undone_at is null order by child_id`,
  )

test('father rang on Tuesday: both children have their call of the week, marked as one from home', async () => {
  const { ids } = world
  const { callId } = await as('father').ask('calls.home', { childId: ids.child, on: '2026-11-24', minutes: 15 })
  const call = { origin: 'home', outcome: 'reached', week: '2026-11-23', duration_seconds: 900 }
  expect(await calls()).toEqual([
    { child_id: ids.child, ...call, shared: false },
    { child_id: ids.sibling, ...call, shared: true },
  ])
  expect((await as('mother').ask('bookings.board', { childId: ids.sibling })).home).toEqual(['2026-11-24'])
  const week = await as('teacher').ask('classes.week', {})
  expect(week.children.find((one) => one.id === ids.sibling)!.strip).toMatch(/^-r/)
  const line = (await as('father').ask('updates.mine', { childId: ids.child })).line
  expect(line.at(-1)).toMatchObject({ week: '2026-11-23', state: 'reached' })

  // Taken back, it was nobody's call.
  expect(await as('mother').call('calls.undo', { callId })).toMatchObject({ error: { code: 'NOT_FOUND' } })
  await as('father').ask('calls.undo', { callId })
  expect(await calls()).toEqual([])
})

test('one child alone, last week, without the minutes; by the teacher who heard of it', async () => {
  const { ids } = world
  await as('teacher').ask('calls.home', { childId: ids.child, on: '2026-11-16', together: false })
  expect(await calls()).toEqual([
    { child_id: ids.child, origin: 'home', outcome: 'reached', week: '2026-11-16', duration_seconds: 0, shared: false },
  ])
})

test('today, which is not over yet, is not written into the future', async () => {
  world.outside.now = new Date('2026-11-25T01:00:00Z')
  await as('father').ask('calls.home', { childId: world.ids.child, on: '2026-11-25' })
  expect(
    await world.sql(`select count(*)::int as n from family_call where started_at > $1`, [world.outside.now]),
  ).toEqual([{ n: 0 }])
  world.outside.now = new Date('2026-11-25T07:00:00Z')
})

test.each([
  ['tomorrow', '2026-11-26', 'inFuture'],
  ['the week before last', '2026-11-15', 'notAllowed'],
])('%s is refused at its field', async (_what, on, code) => {
  expect(await as('father').call('calls.home', { childId: world.ids.child, on })).toMatchObject({
    error: { code: 'INVALID_INPUT', fields: { on: code } },
  })
})

test('another family’s child is not there', async () => {
  expect(await as('otherFather').call('calls.home', { childId: world.ids.child, on: '2026-11-24' })).toMatchObject({
    error: { code: 'NOT_FOUND' },
  })
  // A parent takes back what they told, and nothing that the school has logged.
  const { callId } = await as('desk').ask('calls.log', {
    childId: world.ids.child,
    outcome: 'noAnswer',
    startedAt: '2026-11-25T06:00:00.000Z',
  })
  expect(await as('father').call('calls.undo', { callId })).toMatchObject({ error: { code: 'NOT_FOUND' } })
})
