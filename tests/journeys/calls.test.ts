import { randomUUID } from 'node:crypto'
import { openWorld } from '../world'
import type { World } from '../world'

let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const sundayEvening = '2026-11-29T10:20:00.000Z'

test('a father books, moves and cancels his call', async () => {
  const father = world.as(world.personas.father)
  const { ids } = world
  const board = await father.ask('bookings.board', { childId: ids.child })
  expect(board.children.map((one) => one.name)).toEqual(['甲一', '甲二'])
  expect(board.days[0]).toMatchObject({ date: '2026-11-25' })
  expect(board.days[0]?.free[0]?.minutes[0]).toBe(960)

  const booked = await father.ask('bookings.book', { childId: ids.child, lineId: ids.line, startsAt: sundayEvening })
  expect(booked.startsAt).toBe(sundayEvening)
  const after = await father.ask('bookings.board', { childId: ids.child })
  expect(after.bookings).toMatchObject([{ bookingId: booked.bookingId, can: { move: true, cancel: true } }])
  expect(after.days.find((day) => day.date === '2026-11-29')?.free[0]?.minutes).not.toContain(18 * 60 + 20)

  const moved = await father.ask('bookings.move', {
    bookingId: booked.bookingId,
    lineId: ids.line,
    startsAt: '2026-11-28T10:00:00.000Z',
  })
  expect(moved.startsAt).toBe('2026-11-28T10:00:00.000Z')
  // A move is a new booking beside the old one, so that what was planned can be told from what became of it.
  expect(await father.call('bookings.cancel', { bookingId: booked.bookingId })).toMatchObject({
    error: { code: 'BOOKING_OVER' },
  })
  await father.ask('bookings.cancel', { bookingId: moved.bookingId })
  expect((await father.ask('bookings.board', { childId: ids.child })).bookings).toEqual([])
  expect(await father.call('bookings.cancel', { bookingId: moved.bookingId })).toMatchObject({
    ok: false,
    error: { code: 'BOOKING_OVER' },
  })
})

test('the same booking sent twice is one booking', async () => {
  const { ids } = world
  const father = world.as(world.personas.father)
  const requestId = randomUUID()
  const slot = { childId: ids.sibling, lineId: ids.line, startsAt: '2026-11-29T11:00:00.000Z' }
  const first = await father.ask('bookings.book', slot, requestId)
  expect(await father.ask('bookings.book', slot, requestId)).toEqual(first)
  expect(
    await world.sql(`select count(*)::int as n from booking where child_id = $1 and state = 'booked'`, [ids.sibling]),
  ).toEqual([{ n: 1 }])
  expect(await father.call('bookings.cancel', { bookingId: first.bookingId }, requestId)).toMatchObject({
    error: { code: 'REQUEST_REUSED' },
  })
})

test.each([
  ['a slot that is taken', { startsAt: '2026-11-29T11:00:00.000Z' }, 'SLOT_TAKEN'],
  ['a slot that has passed', { startsAt: '2026-11-25T04:00:00.000Z' }, 'SLOT_PAST'],
  ['a time between slots', { startsAt: '2026-11-29T11:05:00.000Z' }, 'SLOT_NOT_OPEN'],
  ['a time outside the hours', { startsAt: '2026-11-29T14:00:00.000Z' }, 'SLOT_NOT_OPEN'],
])('%s is refused with its reason', async (_what, slot, code) => {
  const { ids, personas } = world
  const reply = await world
    .as(personas.otherFather)
    .call('bookings.book', { childId: ids.classmate, lineId: ids.line, ...slot })
  expect(reply).toMatchObject({ ok: false, error: { code } })
})

test('the desk logs a call, which closes its booking; undo opens it again', async () => {
  const { ids, personas } = world
  const [held] = await world.sql<{ booking_id: string }>(
    `select booking_id from booking where child_id = $1 and state = 'booked'`,
    [ids.sibling],
  )
  const bookingId = Number(held?.booking_id)
  const form = await world.as(personas.desk).ask('calls.form', { childId: ids.sibling, bookingId })
  expect(form.relatives.map((one) => one.relation)).toEqual(['father', 'mother', 'grandmotherMaternal'])
  expect(form.relatives[0]?.phones).toEqual(['199****8001'])

  const call = {
    childId: ids.sibling,
    bookingId,
    relativeId: ids.relatives.father,
    outcome: 'reached' as const,
    startedAt: '2026-11-25T06:30:00.000Z',
    durationSeconds: 540,
    mood: 5,
  }
  const { callId } = await world.as(personas.desk).ask('calls.log', call)
  expect(await world.sql(`select state from booking where booking_id = $1`, [bookingId])).toEqual([{ state: 'done' }])
  await world.as(personas.desk).ask('calls.undo', { callId })
  expect(await world.sql(`select state from booking where booking_id = $1`, [bookingId])).toEqual([{ state: 'booked' }])
})

test('a reached call needs its minutes, said at the field', async () => {
  const reply = await world
    .as(world.personas.desk)
    .call('calls.log', { childId: world.ids.child, outcome: 'reached', startedAt: '2026-11-25T06:30:00.000Z' })
  expect(reply).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT', fields: { durationSeconds: 'required' } } })
})

test('logging and booking take one round trip after identity, and leave one audit row each', async () => {
  const { ids, personas } = world
  const before = world.database.trips
  await world
    .as(personas.teacher)
    .ask('calls.log', { childId: ids.child, outcome: 'noAnswer', startedAt: '2026-11-25T06:40:00.000Z' })
  expect(world.database.trips - before).toBe(2)
  const [row] = await world.sql(`select action, hat, children from audit order by audit_id desc limit 1`)
  expect(row).toEqual({ action: 'calls.log', hat: 'teacher', children: [String(ids.child)] })
})

test('another family, another class and another school do not exist for the caller', async () => {
  const { ids, personas } = world
  const call = (who: keyof typeof personas, childId: number) =>
    world.as(personas[who]).call('calls.log', { childId, outcome: 'busy', startedAt: '2026-11-25T06:40:00.000Z' })
  expect(await call('teacher', ids.otherChild)).toMatchObject({ error: { code: 'NOT_FOUND' } })
  expect(await call('head', ids.farChild)).toMatchObject({ error: { code: 'NOT_FOUND' } })
  expect(await call('father', ids.child)).toMatchObject({ error: { code: 'FORBIDDEN' } })
  expect(await world.as(personas.father).call('bookings.board', { childId: ids.classmate })).toMatchObject({
    error: { code: 'NOT_FOUND' },
  })
  expect(await world.as(undefined).call('calls.form', { childId: ids.child })).toMatchObject({
    error: { code: 'NOT_SIGNED_IN' },
  })
  expect(await world.as({ openid: 'o_stranger' }).call('calls.form', { childId: ids.child })).toMatchObject({
    error: { code: 'NOT_SIGNED_IN' },
  })
})

test('a parent who allows messages finds the chosen time among them', async () => {
  const { ids, personas } = world
  const father = world.as(personas.otherFather)
  const book = (startsAt: string) => father.ask('bookings.book', { childId: ids.classmate, lineId: ids.line, startsAt })
  const queued = () => world.sql(`select page, data, state from message where template = 'callBooked'`)
  const { bookingId } = await book('2026-11-28T08:00:00.000Z')
  expect(await queued()).toEqual([])

  await father.ask('consents.set', { childId: ids.classmate, purpose: 'messages', given: true })
  await father.ask('messages.credit', { choices: [{ template: 'callBooked', choice: 'accept' }] })
  await father.ask('bookings.move', { bookingId, lineId: ids.line, startsAt: '2026-11-28T09:00:00.000Z' })
  expect(await queued()).toEqual([
    {
      page: `pages/parent/home/index?tab=calls&child=${ids.classmate}&hat=${ids.school}:parent`,
      data: { child: '乙一', startsAt: '2026-11-28T09:00:00.000Z', line: '亲情电话' },
      state: 'queued',
    },
  ])
})
