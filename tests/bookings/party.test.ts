import { openWorld } from '../world'
import type { Persona, World } from '../world'
import { at, bindRelative, setRules } from './kin'

let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
afterEach(async () => {
  await world.sql(`update booking set state = 'cancelled' where state <> 'moved'`)
  await setRules(world, {})
})

const live = () =>
  world.sql<{ child_id: string; ordinal: number; party_id: string; starts_at: Date }>(
    `select child_id::int, ordinal, party_id::int, starts_at from booking where state = 'booked' order by child_id, ordinal`,
  )
const as = (who: keyof World['personas']) => world.as(world.personas[who])

describe('brothers and sisters', () => {
  test('share one call and one booking, which moves and goes as one', async () => {
    const { ids } = world
    const booked = await as('father').ask('bookings.book', {
      childId: ids.sibling,
      lineId: ids.line,
      startsAt: at('2026-11-27', 18),
    })
    expect(booked.childIds).toEqual([ids.child, ids.sibling])
    const [first, second] = await live()
    expect(first!.party_id).toBe(ids.child)
    expect(second!.party_id).toBe(ids.child)
    expect(await world.sql(`select kind from slot_claim`)).toEqual([{ kind: 'booking' }])

    const mother = await as('mother').ask('bookings.board', { childId: ids.child })
    expect(mother.bookings).toMatchObject([{ with: [ids.sibling], confirmed: true, planned: false }])
    const moved = await as('mother').ask('bookings.move', {
      bookingId: mother.bookings[0]!.bookingId,
      lineId: ids.line,
      startsAt: at('2026-11-27', 19),
    })
    expect(moved.childIds).toEqual([ids.child, ids.sibling])
    expect((await live()).map((one) => one.starts_at.toISOString())).toEqual([
      at('2026-11-27', 19),
      at('2026-11-27', 19),
    ])
    expect(await world.sql(`select count(*)::int as n from slot_claim`)).toEqual([{ n: 1 }])

    await as('father').ask('bookings.cancel', { bookingId: moved.bookingId })
    expect(await live()).toEqual([])
    expect(await world.sql(`select count(*)::int as n from slot_claim`)).toEqual([{ n: 0 }])
    expect(await world.sql(`select distinct why from booking where cancelled_at is not null`)).toEqual([
      { why: 'family' },
    ])
  })

  test('may call one by one where the family wants it; who has a call is not booked again', async () => {
    const { ids } = world
    const father = as('father')
    const alone = { childId: ids.child, lineId: ids.line, startsAt: at('2026-11-27', 18), together: false }
    expect((await father.ask('bookings.book', alone)).childIds).toEqual([ids.child])
    const other = await father.ask('bookings.book', {
      childId: ids.sibling,
      lineId: ids.line,
      startsAt: at('2026-11-27', 18, 10),
    })
    expect(other.childIds).toEqual([ids.sibling])
    expect(await live()).toHaveLength(2)
  })

  test('are booked together by the desk too, which is no parent', async () => {
    const { ids } = world
    const booked = await as('desk').ask('bookings.book', {
      childId: ids.child,
      lineId: ids.line,
      startsAt: at('2026-11-27', 18),
    })
    expect(booked.childIds).toEqual([ids.child, ids.sibling])
    expect(await world.sql(`select distinct origin from booking where state = 'booked'`)).toEqual([{ origin: 'staff' }])
  })
})

describe('any bound relative', () => {
  let grandmother: Persona
  let uncle: Persona

  beforeAll(async () => {
    const { child, sibling } = world.ids
    grandmother = await bindRelative(world, {
      openid: 'o_grandmother',
      name: '甲奶奶',
      relation: 'grandmotherPaternal',
      children: [child, sibling],
    })
    uncle = await bindRelative(world, { openid: 'o_uncle', name: '甲叔', relation: 'uncle', children: [sibling] })
  })

  test('books, moves and cancels; a grandmother for both children', async () => {
    const { ids } = world
    const phone = world.as(grandmother)
    const slot = { lineId: ids.line, startsAt: at('2026-11-27', 18) }
    const { bookingId, childIds } = await phone.ask('bookings.book', { childId: ids.child, ...slot })
    expect(childIds).toEqual([ids.child, ids.sibling])
    const [row] = await world.sql<{ name: string }>(
      `select r.name from booking b join relative r using (school_id, relative_id) where b.booking_id = $1`,
      [bookingId],
    )
    expect(row!.name).toBe('甲奶奶')
    const moved = await phone.ask('bookings.move', { bookingId, lineId: ids.line, startsAt: at('2026-11-28', 18) })
    await phone.ask('bookings.cancel', { bookingId: moved.bookingId })
  })

  test('an uncle for the one that he is bound to, and nobody else', async () => {
    const { ids } = world
    const phone = world.as(uncle)
    const slot = { lineId: ids.line, startsAt: at('2026-11-27', 18) }
    expect((await phone.ask('bookings.book', { childId: ids.sibling, ...slot })).childIds).toEqual([ids.sibling])
    expect(await phone.call('bookings.book', { childId: ids.child, ...slot })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    })
    // The call is one of the same family: the other child joins it.
    expect((await as('father').ask('bookings.book', { childId: ids.child, ...slot })).childIds).toEqual([ids.child])
    const board = await phone.ask('bookings.board', {})
    expect(board.children.map((one) => one.childId)).toEqual([ids.sibling])
    expect(board.bookings).toMatchObject([{ with: [] }])
  })
})

describe('the school’s limits', () => {
  test('so many calls a week, each child its own', async () => {
    const { ids } = world
    await setRules(world, { callsAWeek: 2 })
    const father = as('father')
    const book = (hour: number) =>
      father.call('bookings.book', { childId: ids.child, lineId: ids.line, startsAt: at('2026-11-27', hour) })
    expect((await book(17)).ok).toBe(true)
    expect((await father.ask('bookings.board', { childId: ids.child })).can).toEqual({ book: true, wait: true })
    expect((await book(18)).ok).toBe(true)
    expect(await book(19)).toMatchObject({ error: { code: 'ALREADY_BOOKED' } })
    expect((await father.ask('bookings.board', { childId: ids.child })).can).toEqual({ book: false, wait: false })
    expect((await live()).map((one) => one.ordinal)).toEqual([1, 2, 1, 2])
  })

  test('a move into another week takes a call of that week', async () => {
    const { ids } = world
    const father = as('father')
    const slot = (date: string) => ({ lineId: ids.line, startsAt: at(date, 18) })
    const { bookingId } = await father.ask('bookings.book', { childId: ids.child, ...slot('2026-11-27') })
    await father.ask('bookings.book', { childId: ids.child, ...slot('2026-12-01') })
    expect(await father.call('bookings.move', { bookingId, ...slot('2026-12-02') })).toMatchObject({
      error: { code: 'ALREADY_BOOKED' },
    })
    await setRules(world, { callsAWeek: 2 })
    const moved = await father.ask('bookings.move', { bookingId, ...slot('2026-12-02') })
    const board = await father.ask('bookings.board', { childId: ids.child, week: '2026-11-30' })
    expect(board.bookings.map((one) => one.bookingId)).toContain(moved.bookingId)
    expect(board.can.book).toBe(false)
  })

  test('a parent may change until so long before; the desk until the call; what the school upset, anybody', async () => {
    const { ids } = world
    await setRules(world, { cancelBefore: 120 })
    const soon = { lineId: ids.line, startsAt: at('2026-11-25', 16, 30) }
    const later = { lineId: ids.line, startsAt: at('2026-11-27', 18) }
    const { bookingId } = await as('father').ask('bookings.book', { childId: ids.child, ...soon })
    const father = as('father')
    expect((await father.ask('bookings.board', { childId: ids.child })).bookings).toMatchObject([
      { can: { cancel: false, move: false, confirm: false }, tooLate: true },
    ])
    for (const reply of [
      await father.call('bookings.cancel', { bookingId }),
      await father.call('bookings.move', { bookingId, ...later }),
    ]) {
      expect(reply).toMatchObject({ error: { code: 'BOOKING_TOO_LATE' } })
    }
    await world.sql(`update booking set review = 'holiday', review_at = $1 where state = 'booked'`, [world.outside.now])
    expect((await father.ask('bookings.board', { childId: ids.child })).bookings).toMatchObject([
      { can: { cancel: true, move: true, confirm: false }, review: 'holiday', tooLate: false },
    ])
    const moved = await father.ask('bookings.move', { bookingId, ...later })
    expect((await father.ask('bookings.board', { childId: ids.child })).bookings).toMatchObject([
      { bookingId: moved.bookingId, review: null, confirmed: true },
    ])
    const back = await as('desk').ask('bookings.move', { bookingId: moved.bookingId, ...soon })
    await as('desk').ask('bookings.cancel', { bookingId: back.bookingId })
  })
})

test('a planned time is confirmed for all who share it; one that is upset cannot be', async () => {
  const { ids } = world
  await as('desk').ask('bookings.book', { childId: ids.child, lineId: ids.line, startsAt: at('2026-11-27', 18) })
  await world.sql(`update booking set origin = 'plan', confirmed_at = null where state = 'booked'`)
  const father = as('father')
  const [planned] = (await father.ask('bookings.board', { childId: ids.child })).bookings
  expect(planned).toMatchObject({ planned: true, confirmed: false, can: { confirm: true } })
  await father.ask('bookings.confirm', { bookingId: planned!.bookingId })
  expect(
    await world.sql(`select count(*)::int as n from booking where state = 'booked' and confirmed_at is not null`),
  ).toEqual([{ n: 2 }])
  await world.sql(`update booking set review = 'exam' where state = 'booked'`)
  expect(await father.call('bookings.confirm', { bookingId: planned!.bookingId })).toMatchObject({
    error: { code: 'SLOT_NOT_OPEN' },
  })
  expect(await as('otherFather').call('bookings.confirm', { bookingId: planned!.bookingId })).toMatchObject({
    error: { code: 'NOT_FOUND' },
  })
})
