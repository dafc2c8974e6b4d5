import { openWorld } from '../world'
import type { World } from '../world'
import { at } from './kin'

let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.sql(`update booking set state = 'cancelled'`)
  await world.sql(`delete from slot_claim`)
  world.outside.now = new Date('2026-11-25T07:00:00Z')
})

const as = (who: keyof World['personas']) => world.as(world.personas[who])
const slot = () => ({ lineId: world.ids.line, startsAt: at('2026-11-27', 18) })
const free = async (who: 'father' | 'otherFather', childId: number) =>
  (await as(who).ask('bookings.board', { childId })).days.find((day) => day.date === '2026-11-27')!.free[0]!.minutes

test('a slot is kept for ten minutes for who decides; then it is anybody’s', async () => {
  const { ids } = world
  const held = await as('father').ask('bookings.hold', { childId: ids.child, ...slot() })
  expect(held.until).toBe('2026-11-25T07:10:00.000Z')
  expect(await free('father', ids.child)).toContain(18 * 60)
  expect(await free('otherFather', ids.classmate)).not.toContain(18 * 60)
  for (const action of ['bookings.hold', 'bookings.book'] as const) {
    const reply = await as('otherFather').call(action, { childId: ids.classmate, ...slot() })
    expect(reply).toMatchObject({ error: { code: 'SLOT_TAKEN', near: { length: 3 } } })
  }
  world.outside.now = new Date('2026-11-25T07:10:00Z')
  await as('otherFather').ask('bookings.book', { childId: ids.classmate, ...slot() })
  expect(await as('father').call('bookings.book', { childId: ids.child, ...slot() })).toMatchObject({
    error: { code: 'SLOT_TAKEN' },
  })
})

test('one hold a person; what they let go is free at once; a booking needs none', async () => {
  const { ids } = world
  await as('father').ask('bookings.hold', { childId: ids.child, ...slot() })
  await as('father').ask('bookings.hold', { childId: ids.child, ...slot(), startsAt: at('2026-11-27', 19) })
  expect(await world.sql(`select starts_at from slot_claim`)).toEqual([{ starts_at: new Date(at('2026-11-27', 19)) }])
  await as('father').ask('bookings.release', {})
  expect(await world.sql(`select from slot_claim`)).toEqual([])
  await as('father').ask('bookings.book', { childId: ids.child, ...slot() })
})

test('mother and father decide about the same call: neither shuts the other out', async () => {
  const { ids } = world
  await as('father').ask('bookings.hold', { childId: ids.sibling, ...slot() })
  const booked = await as('mother').ask('bookings.book', { childId: ids.child, ...slot() })
  expect(booked.childIds).toEqual([ids.child, ids.sibling])
})

test('no hold on a slot that is over, closed, or of another family’s child', async () => {
  const { ids } = world
  const hold = (childId: number, startsAt: string) =>
    as('father').call('bookings.hold', { childId, lineId: ids.line, startsAt })
  expect(await hold(ids.child, at('2026-11-25', 12))).toMatchObject({ error: { code: 'SLOT_PAST' } })
  expect(await hold(ids.child, at('2026-11-27', 21))).toMatchObject({ error: { code: 'SLOT_NOT_OPEN' } })
  expect(await hold(ids.classmate, at('2026-11-27', 18))).toMatchObject({ error: { code: 'NOT_FOUND' } })
})

test('what is named beside a slot that cannot be had is free, nearest first, of the same medium first', async () => {
  const { ids } = world
  const [video] = await world.sql<{ line_id: string }>(
    `insert into phone_line (school_id, name, medium, slot_minutes) values ($1, '视频', 'video', 10) returning line_id`,
    [ids.school],
  )
  await world.sql(
    `insert into opening_hours (school_id, line_id, weekday, from_minute, to_minute) values ($1, $2, 5, 1080, 1090)`,
    [ids.school, video!.line_id],
  )
  await as('desk').ask('bookings.book', { childId: ids.otherChild, lineId: ids.line, startsAt: at('2026-11-27', 18) })
  await as('desk').ask('bookings.book', {
    childId: ids.classmate,
    lineId: ids.line,
    startsAt: at('2026-11-27', 18, 10),
  })
  const reply = await as('father').call('bookings.book', { childId: ids.child, ...slot() })
  expect(reply).toMatchObject({
    error: {
      code: 'SLOT_TAKEN',
      near: [at('2026-11-27', 17, 50), at('2026-11-27', 17, 40), at('2026-11-27', 18, 20)].map((startsAt) => ({
        lineId: ids.line,
        startsAt,
      })),
    },
  })
  const past = await as('father').call('bookings.book', {
    childId: ids.child,
    lineId: ids.line,
    startsAt: at('2026-11-24', 18),
  })
  expect(past).toMatchObject({ error: { code: 'SLOT_PAST', near: [{ startsAt: at('2026-11-25', 16) }, {}, {}] } })
})

test('a refusal about something else names none, and costs no question', async () => {
  const { ids } = world
  await as('father').ask('bookings.book', { childId: ids.child, ...slot() })
  const trips = world.database.trips
  const reply = await as('father').call('bookings.book', {
    childId: ids.child,
    ...slot(),
    startsAt: at('2026-11-28', 18),
  })
  expect(reply).toMatchObject({ error: { code: 'ALREADY_BOOKED' } })
  expect(reply).not.toHaveProperty('error.near')
  // Who they are, the statement, and whether this request was answered before.
  expect(world.database.trips - trips).toBe(3)
})
