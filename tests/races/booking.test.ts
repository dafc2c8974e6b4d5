import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { ActionName, Reply } from '../../contract/actions'
import { Database } from '../../database/connect'
import { at, setRules } from '../bookings/kin'
import { testDatabase } from '../database'
import type { TestDatabase } from '../database'
import { makeWorld, phoneOf } from '../world'
import type { Phone, World } from '../world'
import { onServer } from './on-server'

const CLIENTS = 200

onServer('many phones at once', () => {
  let database: TestDatabase
  let world: World
  let crowd: Database
  /** So many children of families of their own. */
  let children: number[]

  beforeAll(async () => {
    database = await testDatabase()
    world = await makeWorld(database.url)
    crowd = new Database(database.url, 40)
    const rows = await world.sql<{ child_id: string }>(
      `insert into child (school_id, class_id, name, initials, sex, birth_date, parental_absence, left_behind_status, accommodation, special_status, enrolled_on)
       select $1, $2, '戊' || n, 'w', 'male', '2017-01-01', 'both', 'bothParents', 'day', '{}', '2026-09-01' from generate_series(1, $3::int) n returning child_id`,
      [world.ids.school, world.ids.otherClass, CLIENTS],
    )
    children = rows.map((row) => Number(row.child_id))
  })
  afterEach(async () => {
    await world.sql(`update booking set state = 'cancelled' where state in ('booked', 'done', 'missed')`)
    await world.sql(`delete from slot_claim`)
    await setRules(world, {})
  })
  afterAll(async () => {
    await crowd.close()
    await world.close()
    await database.close()
  })

  const inCrowd = (persona: keyof World['personas']): Phone =>
    phoneOf({ database: crowd, ports: world.outside.ports, log: () => undefined }, world.personas[persona])
  const slot = (startsAt: string) => ({ lineId: world.ids.line, startsAt })
  const codes = <A extends ActionName>(replies: Reply<A>[]) =>
    replies.flatMap((reply) => (reply.ok ? [] : [reply.error.code]))
  const won = <A extends ActionName>(replies: Reply<A>[]) => replies.filter((reply) => reply.ok)

  /** Who holds each slot: one claim, and bookings of that party alone. */
  async function expectOneHolderEach(): Promise<void> {
    expect(
      await world.sql(
        `select line_id, starts_at from booking where state in ('booked', 'done', 'missed') group by 1, 2 having count(distinct party_id) > 1`,
      ),
    ).toEqual([])
    expect(
      await world.sql(
        `select b.booking_id from booking b left join slot_claim c using (school_id, line_id, starts_at)
         where b.state in ('booked', 'done', 'missed') and (c.kind is distinct from 'booking' or c.party_id <> b.party_id)`,
      ),
    ).toEqual([])
    expect(
      await world.sql(
        `select from slot_claim c where kind = 'booking' and not exists (
         select from booking b where b.claim_line = c.line_id and b.starts_at = c.starts_at and b.party_id = c.party_id)`,
      ),
    ).toEqual([])
  }

  async function expectFree(near: { startsAt: string }[]): Promise<void> {
    const taken = await world.sql<{ starts_at: Date }>(`select starts_at from slot_claim`)
    const held = new Set(taken.map((one) => one.starts_at.toISOString()))
    expect(near.filter(({ startsAt }) => held.has(startsAt))).toEqual([])
  }

  test('200 clients on one slot: one wins, 199 are told that it is taken, with the nearest that are free', async () => {
    const startsAt = at('2026-11-28', 17)
    const replies = await Promise.all(
      children.map((childId) => inCrowd('desk').call('bookings.book', { childId, ...slot(startsAt) })),
    )
    expect(won(replies)).toHaveLength(1)
    const refused = replies.flatMap((reply) => (reply.ok ? [] : [reply.error]))
    expect(refused.map((error) => error.code)).toEqual(Array(CLIENTS - 1).fill('SLOT_TAKEN'))
    for (const { near } of refused) {
      expect(near).toHaveLength(3)
      expect(near!.map((one) => one.startsAt)).not.toContain(startsAt)
    }
    await expectFree(refused.flatMap((error) => error.near!))
    await expectOneHolderEach()
  })

  test('one request sent 40 times at once is one record, and every sender gets the same reply', async () => {
    const requestId = randomUUID()
    const call = {
      childId: world.ids.child,
      outcome: 'reached' as const,
      startedAt: '2026-11-25T06:00:00.000Z',
      durationSeconds: 300,
    }
    const replies = await Promise.all(
      Array.from({ length: 40 }, () => inCrowd('teacher').call('calls.log', call, requestId)),
    )
    expect(new Set(replies.map((reply) => (reply.ok ? reply.data.callId : reply.error.code))).size).toBe(1)
    expect(
      await world.sql(`select count(*)::int as n from family_call where child_id = $1`, [world.ids.child]),
    ).toEqual([{ n: 1 }])
  })

  test.each([1, 2])('one booking sent 40 times at once is one booking, with %i calls a week', async (callsAWeek) => {
    await setRules(world, { callsAWeek })
    const requestId = randomUUID()
    const input = { childId: world.ids.child, ...slot(at('2026-11-28', 17)) }
    const replies = await Promise.all(
      Array.from({ length: 40 }, () => inCrowd('father').call('bookings.book', input, requestId)),
    )
    expect(new Set(replies.map((reply) => (reply.ok ? reply.data.bookingId : reply.error.code))).size).toBe(1)
    expect(replies[0]!.ok).toBe(true)
    expect(await world.sql(`select count(*)::int as n from booking where state = 'booked'`)).toEqual([{ n: 2 }])
  })

  test('two families that move into each other’s slots never share one', async () => {
    const { ids } = world
    const desk = world.as(world.personas.desk)
    const [nine, ten] = [at('2026-12-01', 17), at('2026-12-01', 18)]
    const a = await desk.ask('bookings.book', { childId: ids.child, ...slot(nine) })
    const b = await desk.ask('bookings.book', { childId: ids.classmate, ...slot(ten) })
    const replies = await Promise.all([
      inCrowd('father').call('bookings.move', { bookingId: a.bookingId, ...slot(ten) }),
      inCrowd('otherFather').call('bookings.move', { bookingId: b.bookingId, ...slot(nine) }),
    ])
    expect(codes(replies)).toEqual(codes(replies).map(() => 'SLOT_TAKEN'))
    await expectOneHolderEach()
    const held = await world.sql(`select distinct starts_at from booking where state = 'booked'`)
    expect(held).toHaveLength(2)
  })

  test('a hundred families that swap in pairs, and once more: nobody loses a slot, none has two', async () => {
    const desk = inCrowd('desk')
    const days = ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04']
    const slots = days.flatMap((day) =>
      Array.from({ length: 25 }, (_, i) => at(day, 16 + Math.floor(i / 6), (i % 6) * 10)),
    )
    // The last of the 25 of a day would lie after the hours: at noon instead.
    const times = slots.map((one, i) => (i % 25 === 24 ? at(days[Math.floor(i / 25)]!, 12) : one))
    const booked = await Promise.all(
      times.map((startsAt, i) => desk.ask('bookings.book', { childId: children[i]!, ...slot(startsAt) })),
    )
    const replies = await Promise.all(
      booked.map(({ bookingId }, i) => desk.call('bookings.move', { bookingId, ...slot(times[i ^ 1]!) })),
    )
    expect([...new Set(codes(replies))].filter((code) => code !== 'SLOT_TAKEN')).toEqual([])
    await expectOneHolderEach()
    expect(await world.sql(`select count(*)::int as n from booking where state = 'booked'`)).toEqual([{ n: 100 }])
  })

  test('200 moves into one slot: one goes, the others stay where they were', async () => {
    const desk = inCrowd('desk')
    const days = ['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-05', '2026-12-06']
    const times = days
      .flatMap((day) => Array.from({ length: 30 }, (_, i) => (i < 6 ? at(day, 12, i * 10) : at(day, 16, (i - 6) * 10))))
      .slice(0, CLIENTS)
    const booked = await Promise.all(
      times.map((startsAt, i) => desk.ask('bookings.book', { childId: children[i]!, ...slot(startsAt) })),
    )
    const last = at('2026-12-06', 19, 50)
    const replies = await Promise.all(
      booked.map(({ bookingId }) => desk.call('bookings.move', { bookingId, ...slot(last) })),
    )
    expect(won(replies)).toHaveLength(1)
    expect(codes(replies)).toEqual(Array(CLIENTS - 1).fill('SLOT_TAKEN'))
    await expectOneHolderEach()
    expect(await world.sql(`select count(*)::int as n from booking where state = 'booked'`)).toEqual([{ n: CLIENTS }])
  })

  test('a hold, a booking and an offer of one slot: it has one holder at any time', async () => {
    const { ids } = world
    const startsAt = at('2026-11-28', 17)
    const offer = () =>
      crowd.once<{ given: boolean }>(
        { personId: null, placeId: ids.school, hat: 'clock', durable: true },
        sql`select app.offer_slot(${ids.line}, ${startsAt}::timestamptz, ${ids.otherChild}, ${at('2026-11-26', 12)}::timestamptz, ${world.outside.now}::timestamptz) as given`,
      )
    for (let round = 0; round < 10; round += 1) {
      const [held, booked, offered] = await Promise.all([
        inCrowd('father').call('bookings.hold', { childId: ids.child, ...slot(startsAt) }),
        inCrowd('otherFather').call('bookings.book', { childId: ids.classmate, ...slot(startsAt) }),
        offer(),
      ])
      const winners = [held.ok, booked.ok, offered[0]!.given].filter(Boolean)
      expect(winners).toHaveLength(1)
      expect([...codes([held]), ...codes([booked])].filter((code) => code !== 'SLOT_TAKEN')).toEqual([])
      expect(await world.sql(`select count(*)::int as n from slot_claim where starts_at = $1`, [startsAt])).toEqual([
        { n: 1 },
      ])
      await expectOneHolderEach()
      await world.sql(`update booking set state = 'cancelled' where state = 'booked'`)
      await world.sql(`delete from slot_claim`)
    }
  })

  test('who taps faster than the network still keeps one slot alone', async () => {
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        inCrowd('father').call('bookings.hold', {
          childId: world.ids.child,
          ...slot(at('2026-11-28', 16 + Math.floor(i / 6), (i % 6) * 10)),
        }),
      ),
    )
    expect(codes(replies)).toEqual([])
    expect(await world.sql(`select count(*)::int as n from slot_claim`)).toEqual([{ n: 1 }])
  })

  test.each(['the same slot', 'two slots'])(
    'mother and father book for both children at once, %s: one booking',
    async (which) => {
      const { ids } = world
      for (let round = 0; round < 40; round += 1) {
        const second = which === 'two slots' ? at('2026-11-28', 18) : at('2026-11-28', 17)
        const replies = await Promise.all([
          inCrowd('father').call('bookings.book', { childId: ids.child, ...slot(at('2026-11-28', 17)) }),
          inCrowd('mother').call('bookings.book', { childId: ids.sibling, ...slot(second) }),
        ])
        expect(won(replies)).toHaveLength(1)
        expect(codes(replies)).toEqual(['ALREADY_BOOKED'])
        expect(
          await world.sql(
            `select count(*)::int as rows, count(distinct starts_at)::int as calls from booking where state = 'booked'`,
          ),
        ).toEqual([{ rows: 2, calls: 1 }])
        await expectOneHolderEach()
        await world.sql(`update booking set state = 'cancelled' where state = 'booked'`)
      }
    },
  )

  test.each([1, 2, 3])('%i calls a week and 20 requests at once: so many bookings', async (callsAWeek) => {
    await setRules(world, { callsAWeek })
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        inCrowd('desk').call('bookings.book', {
          childId: world.ids.child,
          ...slot(at('2026-11-28', 16 + Math.floor(i / 6), (i % 6) * 10)),
        }),
      ),
    )
    expect(won(replies)).toHaveLength(callsAWeek)
    expect(codes(replies)).toEqual(Array(20 - callsAWeek).fill('ALREADY_BOOKED'))
    await expectOneHolderEach()
  })

  test('moves, cancellations, bookings and holds of a busy evening: never two holders, and nobody hears BUSY', async () => {
    const desk = inCrowd('desk')
    const times = Array.from({ length: 8 }, (_, i) => at('2026-11-28', 16 + Math.floor(i / 6), (i % 6) * 10))
    const said: string[] = []
    await Promise.all(
      children.slice(0, 40).map(async (childId, i) => {
        let bookingId: number | undefined
        for (let step = 0; step < 6; step += 1) {
          const startsAt = times[(i * 7 + step * 3) % times.length]!
          const reply = bookingId
            ? step % 3 === 2
              ? await desk.call('bookings.cancel', { bookingId })
              : await desk.call('bookings.move', { bookingId, ...slot(startsAt) })
            : await desk.call(step % 2 ? 'bookings.hold' : 'bookings.book', { childId, ...slot(startsAt) })
          if (!reply.ok) said.push(reply.error.code)
          else if ('bookingId' in reply.data) bookingId = reply.data.bookingId
          else if ('cancelled' in reply.data) bookingId = undefined
        }
      }),
    )
    expect([...new Set(said)].filter((code) => code !== 'SLOT_TAKEN')).toEqual([])
    await expectOneHolderEach()
  })
})
