import { randomUUID } from 'node:crypto'
import { Database } from '../../database/connect'
import { testDatabase } from '../database'
import type { TestDatabase } from '../database'
import { makeWorld, phoneOf } from '../world'
import type { World } from '../world'
import { onServer } from './on-server'

onServer('many phones at once', () => {
  let database: TestDatabase
  let world: World
  let crowd: Database

  beforeAll(async () => {
    database = await testDatabase()
    world = await makeWorld(database.url)
    crowd = new Database(database.url, 40)
  })
  afterAll(async () => {
    await crowd.close()
    await world.close()
    await database.close()
  })

  const inCrowd = (persona: keyof World['personas']) =>
    phoneOf({ database: crowd, ports: world.outside.ports, log: () => undefined }, world.personas[persona])

  test('200 clients on one slot: one wins, 199 are told that it is taken', async () => {
    const { ids } = world
    const children = [ids.child, ids.sibling, ids.classmate, ids.otherChild]
    const slot = { lineId: ids.line, startsAt: '2026-11-28T09:00:00.000Z' }
    const replies = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        inCrowd('desk').call('bookings.book', { childId: children[i % 4]!, ...slot }),
      ),
    )
    expect(replies.filter((reply) => reply.ok)).toHaveLength(1)
    // The winner's own child may also hear that it has its call of the week already.
    const codes = new Set(replies.flatMap((reply) => (reply.ok ? [] : [reply.error.code])))
    expect([...codes].filter((code) => code !== 'SLOT_TAKEN' && code !== 'ALREADY_BOOKED')).toEqual([])
    expect(await world.sql(`select count(*)::int as n from booking where starts_at = $1`, [slot.startsAt])).toEqual([
      { n: 1 },
    ])
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

  test('two families that move into each other’s slots never share one', async () => {
    const { ids, personas } = world
    const at = (hour: number) => `2026-12-01T${String(hour).padStart(2, '0')}:00:00.000Z`
    const desk = world.as(personas.desk)
    const a = await desk.ask('bookings.book', { childId: ids.child, lineId: ids.line, startsAt: at(9) })
    const b = await desk.ask('bookings.book', { childId: ids.classmate, lineId: ids.line, startsAt: at(10) })
    await Promise.all([
      inCrowd('father').call('bookings.move', { bookingId: a.bookingId, lineId: ids.line, startsAt: at(10) }),
      inCrowd('otherFather').call('bookings.move', { bookingId: b.bookingId, lineId: ids.line, startsAt: at(9) }),
    ])
    const held = await world.sql<{ starts_at: Date }>(
      `select starts_at from booking where week = '2026-11-30' and state = 'booked'`,
    )
    expect(new Set(held.map((one) => one.starts_at.getTime())).size).toBe(2)
  })
})
