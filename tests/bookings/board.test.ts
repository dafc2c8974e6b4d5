import { openWorld } from '../world'
import type { World } from '../world'
import { at } from './kin'

let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const as = (who: keyof World['personas']) => world.as(world.personas[who])
const bytes = (reply: unknown) => Buffer.byteLength(JSON.stringify(reply))

describe('a full week of two lines', () => {
  beforeAll(async () => {
    const { ids } = world
    const [second] = await world.sql<{ line_id: string }>(
      `insert into phone_line (school_id, name, medium, slot_minutes, number) values ($1, '亲情视频', 'video', 10, '0571-0000000') returning line_id`,
      [ids.school],
    )
    await world.sql(
      `insert into opening_hours (school_id, line_id, weekday, from_minute, to_minute) select school_id, $2, weekday, from_minute, to_minute from opening_hours where line_id = $1`,
      [ids.line, second!.line_id],
    )
  })

  test.each(['2026-11-23', '2026-11-30'])(
    'the week of %s: one call, one round trip, four kilobytes at most',
    async (week) => {
      const { ids } = world
      if (week === '2026-11-30') world.outside.now = new Date('2026-11-29T16:30:00Z')
      await as('desk').ask('bookings.book', {
        childId: ids.child,
        lineId: ids.line,
        startsAt: at(week === '2026-11-30' ? '2026-12-02' : '2026-11-27', 18),
      })
      const trips = world.database.trips
      const reply = await as('father').call('bookings.board', { childId: ids.child, week })
      // One for who they are, one for the board.
      expect(world.database.trips - trips).toBe(2)
      expect(reply).toMatchObject({ ok: true, data: { lines: { length: 2 } } })
      const slots = reply.ok ? reply.data.days.flatMap((day) => day.free.flatMap((free) => free.minutes)).length : 0
      expect(slots).toBeGreaterThan(week === '2026-11-30' ? 400 : 200)
      expect(bytes(reply)).toBeLessThanOrEqual(4 * 1024)
      world.outside.now = new Date('2026-11-25T07:00:00Z')
      await world.sql(`update booking set state = 'cancelled'`)
    },
  )

  test('holding, booking, moving and giving back: a round trip and half a kilobyte each', async () => {
    const { ids } = world
    const father = as('father')
    const slot = (hour: number) => ({ lineId: ids.line, startsAt: at('2026-11-27', hour) })
    const cheap = async <R>(ask: () => Promise<R>): Promise<R> => {
      const trips = world.database.trips
      const reply = await ask()
      expect(world.database.trips - trips).toBe(2)
      expect(bytes(reply)).toBeLessThanOrEqual(512)
      return reply
    }
    await cheap(() => father.ask('bookings.hold', { childId: ids.child, ...slot(18) }))
    const { bookingId } = await cheap(() => father.ask('bookings.book', { childId: ids.child, ...slot(18) }))
    const moved = await cheap(() => father.ask('bookings.move', { bookingId, ...slot(19) }))
    await cheap(() => father.ask('bookings.confirm', { bookingId: moved.bookingId }))
    await cheap(() => father.ask('bookings.cancel', { bookingId: moved.bookingId }))
    await cheap(() => father.ask('bookings.release', {}))
  })
})

test('the slots that suit the reader are marked: what they said, and what the log has learned', async () => {
  const { ids, outside } = world
  expect((await as('father').ask('bookings.board', { childId: ids.child })).availability).toBe(false)
  // Free on Sunday evenings from 18:00 to 20:00, and never else.
  const cells = `${'0'.repeat(6 * 8)}00000010`
  await world.sql(
    `insert into availability (school_id, relative_id, pattern, anchor, cells, set_by, set_at) values ($1, $2, 'sundayEvening', '2026-11-23', $3, $4, $5)`,
    [ids.school, ids.relatives.father, [cells], ids.people.father, outside.now],
  )
  const board = await as('father').ask('bookings.board', { childId: ids.child })
  expect(board.availability).toBe(true)
  const sunday = board.days.find((day) => day.date === '2026-11-29')!.free.find((free) => free.lineId === ids.line)!
  expect(sunday.suits).toHaveLength(sunday.minutes.length)
  expect(sunday.minutes.filter((_, i) => sunday.suits[i] === '+')).toEqual(
    sunday.minutes.filter((minute) => minute >= 18 * 60),
  )
  const friday = board.days.find((day) => day.date === '2026-11-27')!.free[0]!
  expect(new Set(friday.suits)).toEqual(new Set('-'))
  // It is the reader's own: the mother has said nothing.
  expect((await as('mother').ask('bookings.board', { childId: ids.child })).availability).toBe(false)
})

test('a line that runs late today says so at the call', async () => {
  const { ids, outside } = world
  await as('desk').ask('bookings.book', { childId: ids.child, lineId: ids.line, startsAt: at('2026-11-25', 18) })
  await world.sql(
    `insert into line_delay (school_id, line_id, on_date, minutes, set_by, set_at) values ($1, $2, '2026-11-25', 15, $3, $4)`,
    [ids.school, ids.line, ids.people.desk, outside.now],
  )
  const { bookings } = await as('father').ask('bookings.board', { childId: ids.child })
  expect(bookings).toMatchObject([{ late: 15, with: [ids.sibling] }])
})
