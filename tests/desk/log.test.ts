import { at, DeskDay } from './desk'

const day = new DeskDay()

test('siblings share the call: a row each, one call, both bookings done; undo takes both back', async () => {
  const { ids } = day.world
  const [first] = await day.book([ids.child, ids.sibling], at('14:20'))
  const before = day.world.database.trips
  const { callId } = await day.phone('desk').ask('calls.log', day.call(ids.child, { bookingId: first!, mood: 4 }))
  expect(day.world.database.trips - before).toBe(2)
  const calls = () =>
    day.world.sql(
      `select child_id::int, outcome, shared_with::int, duration_seconds, mood, origin from family_call where undone_at is null order by call_id`,
    )
  const row = { outcome: 'reached', duration_seconds: 300, mood: 4, origin: 'desk' }
  expect(await calls()).toEqual([
    { child_id: ids.child, shared_with: null, ...row },
    { child_id: ids.sibling, shared_with: callId, ...row },
  ])
  expect((await day.bookings()).map(({ state }) => state)).toEqual(['done', 'done'])
  const [trail] = await day.world.sql<{ children: string[] }>(`select children from audit where action = 'calls.log'`)
  expect(trail!.children.map(Number).sort()).toEqual([ids.child, ids.sibling])

  await day.phone('desk').ask('calls.undo', { callId })
  expect(await calls()).toEqual([])
  expect((await day.bookings()).map(({ state }) => state)).toEqual(['booked', 'booked'])
})

test('a sibling who was absent missed the call, and stands in front of the list', async () => {
  const { ids } = day.world
  const [first] = await day.book([ids.child, ids.sibling], at('14:20'))
  await day.phone('desk').ask('calls.log', day.call(ids.child, { bookingId: first!, absent: [ids.sibling], mood: 5 }))
  expect(await day.bookings()).toEqual([
    { child_id: String(ids.child), state: 'done', why: null },
    { child_id: String(ids.sibling), state: 'missed', why: 'childAbsent' },
  ])
  expect(
    await day.world.sql(`select outcome, duration_seconds, mood from family_call where child_id = $1`, [ids.sibling]),
  ).toEqual([{ outcome: 'childAbsent', duration_seconds: 0, mood: null }])
  expect(await day.world.sql(`select child_id::int, front, why from waiting where state = 'waiting'`)).toEqual([
    { child_id: ids.sibling, front: true, why: 'childAbsent' },
  ])
})

test('a miss says why; an answer at the second try makes it done after all', async () => {
  const { ids } = day.world
  const [booked] = await day.book([ids.classmate], at('14:20'))
  const log = (outcome: 'noAnswer' | 'busy' | 'reached') =>
    day.phone('desk').ask('calls.log', day.call(ids.classmate, { bookingId: booked!, outcome }))
  await log('noAnswer')
  expect(await day.bookings()).toMatchObject([{ state: 'missed', why: 'noAnswer' }])
  const { callId } = await log('busy')
  expect(await day.bookings()).toMatchObject([{ state: 'missed', why: 'busy' }])
  await day.phone('desk').ask('calls.undo', { callId })
  expect(await day.bookings()).toMatchObject([{ state: 'missed', why: 'noAnswer' }])
  await log('reached')
  expect(await day.bookings()).toMatchObject([{ state: 'done', why: null }])
  expect(await day.world.sql(`select from waiting where state = 'waiting'`)).toEqual([])
  const again = await day.phone('desk').call('calls.log', day.call(ids.classmate, { bookingId: booked! }))
  expect(again).toMatchObject({ ok: false, error: { code: 'CALL_LOGGED' } })
  expect(await day.world.sql(`select count(*)::int as n from family_call where undone_at is null`)).toEqual([{ n: 2 }])
})

test('a call that was logged without network stands, although its booking was moved meanwhile', async () => {
  const { ids } = day.world
  const [booked] = await day.book([ids.classmate], at('14:20'))
  await day.world.sql(`update booking set state = 'moved'`)
  await day.phone('desk').ask('calls.log', day.call(ids.classmate, { bookingId: booked! }))
  expect(await day.bookings()).toMatchObject([{ state: 'moved' }])
  expect(await day.world.sql(`select outcome from family_call`)).toEqual([{ outcome: 'reached' }])
})

test('a walk-in and a call from home count for their weeks, marked as such', async () => {
  const { ids } = day.world
  const desk = day.phone('desk')
  await desk.ask('calls.log', day.call(ids.otherChild))
  const home = day.call(ids.classmate, { origin: 'home', durationSeconds: 0, startedAt: at('19:00', '2026-11-17') })
  await day.phone('teacher').ask('calls.log', home)
  expect(await day.world.sql(`select origin, week::text, outcome from family_call order by call_id`)).toEqual([
    { origin: 'walkIn', week: '2026-11-23', outcome: 'reached' },
    { origin: 'home', week: '2026-11-16', outcome: 'reached' },
  ])
  const refused = async (more: object) => {
    const reply = await desk.call('calls.log', { ...home, ...more })
    return reply.ok ? 'ok' : reply.error.fields
  }
  expect(await refused({ startedAt: at('19:00', '2026-11-15') })).toEqual({ startedAt: 'notAllowed' })
  expect(await refused({ outcome: 'noAnswer' })).toEqual({ origin: 'notAllowed' })
  expect(await refused({ absent: [ids.classmate] })).toEqual({ absent: 'notAllowed' })
})

test('the form names the siblings who share the call', async () => {
  const { ids } = day.world
  const [first] = await day.book([ids.child, ids.sibling], at('16:00'))
  const form = await day.phone('teacher').ask('calls.form', { childId: ids.child })
  expect(form).toMatchObject({ bookingId: first, together: [{ childId: ids.sibling, name: '甲二' }] })
  expect((await day.phone('teacher').ask('calls.form', { childId: ids.classmate })).together).toEqual([])
})
