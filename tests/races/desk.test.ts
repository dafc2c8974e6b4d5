import { sql } from 'drizzle-orm'
import type { Database } from '../../database/connect'
import { clockAt } from '../../domain/clock/caller'
import { closeDay } from '../../domain/clock/close-day'
import { remind } from '../../domain/clock/reminders'
import type { World } from '../world'
import { gather } from './crowd'
import { onServer } from './on-server'

onServer('the desk and others at once', () => {
  let world: World
  let crowd: Database
  const inCrowd = gather((opened) => ({ world, crowd } = opened))

  /** One booking of siblings today. */
  async function shared(clock: string): Promise<number[]> {
    const { school, line, child, sibling, people } = world.ids
    await world.sql(`update booking set state = 'cancelled'`)
    const made: number[] = []
    for (const one of [child, sibling]) {
      const [row] = await world.sql<{ booking_id: string }>(
        `insert into booking (school_id, line_id, starts_at, week, child_id, party_id, state, booked_by, booked_at)
         values ($1, $2, $3, '2026-11-23', $4, $5, 'booked', $6, $3) returning booking_id`,
        [school, line, `2026-11-25T${clock}:00.000Z`, one, child, people.desk],
      )
      made.push(Number(row!.booking_id))
    }
    return made
  }

  const states = async () =>
    (
      await world.sql<{ state: string }>(`select state from booking where state <> 'cancelled' order by booking_id`)
    ).map(({ state }) => state)
  const calls = async (bookings: number[]) =>
    (
      await world.sql<{ n: number }>(
        `select count(*)::int as n from family_call where undone_at is null and booking_id = any ($1)`,
        [bookings],
      )
    )[0]!.n
  const reached = { outcome: 'reached' as const, startedAt: '2026-11-25T06:30:00.000Z', durationSeconds: 300 }

  test('40 desks log the same call of two siblings: one is written, the others hear that it is', async () => {
    const { child, sibling } = world.ids
    const bookings = await shared('04:00')
    const replies = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        inCrowd(i % 3 ? 'desk' : 'head').call('calls.log', {
          childId: [child, sibling][i % 2]!,
          bookingId: bookings[i % 2]!,
          ...reached,
        }),
      ),
    )
    expect(replies.filter((reply) => reply.ok)).toHaveLength(1)
    expect(new Set(replies.flatMap((reply) => (reply.ok ? [] : [reply.error.code])))).toEqual(new Set(['CALL_LOGGED']))
    expect(await states()).toEqual(['done', 'done'])
    expect(await calls(bookings)).toBe(2)
  })

  test('a log against the family that cancels: the call is kept, and nobody meets a deadlock', async () => {
    for (let round = 0; round < 10; round += 1) {
      const bookings = await shared('08:30')
      const replies = await Promise.all([
        inCrowd('desk').call('calls.log', { childId: world.ids.child, bookingId: bookings[0]!, ...reached }),
        inCrowd('father').call('bookings.cancel', { bookingId: bookings[1]! }),
        inCrowd('mother').call('bookings.cancel', { bookingId: bookings[0]! }),
      ])
      expect(replies[0]).toMatchObject({ ok: true })
      const codes = replies.slice(1).map((reply) => (reply.ok ? 'ok' : reply.error.code))
      expect(codes.filter((code) => code !== 'ok' && code !== 'BOOKING_OVER')).toEqual([])
      expect(await calls(bookings)).toBeGreaterThan(0)
    }
  })

  test('a log and its undo at once leave the booking as the calls say', async () => {
    for (let round = 0; round < 10; round += 1) {
      const bookings = await shared('09:10')
      const input = { childId: world.ids.child, bookingId: bookings[0]! }
      const first = await inCrowd('desk').ask('calls.log', {
        ...input,
        ...reached,
        outcome: 'busy',
        durationSeconds: 0,
      })
      await Promise.all([
        inCrowd('desk').call('calls.undo', { callId: first.callId }),
        inCrowd('head').call('calls.log', { ...input, ...reached }),
      ])
      expect(await states()).toEqual(['done', 'done'])
      expect(await calls(bookings)).toBe(2)
    }
  })

  test('two who take back their logs of one call at once leave it open', async () => {
    const bookings = await shared('09:20')
    const input = { childId: world.ids.child, bookingId: bookings[0]! }
    for (let round = 0; round < 10; round += 1) {
      const busy = await inCrowd('desk').ask('calls.log', { ...input, ...reached, outcome: 'busy', durationSeconds: 0 })
      const talked = await inCrowd('head').ask('calls.log', { ...input, ...reached })
      await Promise.all([
        inCrowd('desk').ask('calls.undo', { callId: busy.callId }),
        inCrowd('head').ask('calls.undo', { callId: talked.callId }),
      ])
      expect(await states()).toEqual(['booked', 'booked'])
      expect(await calls(bookings)).toBe(0)
    }
  })

  const reminders = () => world.sql(`select from message where template = 'callReminder'`)
  const clock = () => ({ database: crowd, ports: world.outside.ports })

  /** A call of two siblings in half an hour, whose father allows many messages. */
  async function toBeReminded(): Promise<number[]> {
    const father = world.as(world.personas.father)
    for (const { childId } of (await father.ask('consents.list', {})).children) {
      await father.ask('consents.set', { childId, purpose: 'messages', given: true })
    }
    const choices = [{ template: 'callReminder' as const, choice: 'accept' as const }]
    for (let i = 0; i < 9; i += 1) await father.ask('messages.credit', { choices })
    await world.sql(`delete from message where template = 'callReminder'`)
    return shared('07:30')
  }

  test('clocks by the dozen remind a family once', async () => {
    await toBeReminded()
    const reminded = await Promise.all(Array.from({ length: 8 }, () => remind(clock())))
    expect(reminded.reduce((all, one) => all + one, 0)).toBe(1)
    expect(await reminders()).toHaveLength(1)
  })

  test.each([0, 1])(
    'somebody has sibling %d’s row in hand while the clock looks: told once all the same',
    async (which) => {
      const bookings = await toBeReminded()
      await crowd.transaction(clockAt(world.ids.school), async (run) => {
        await run(sql`select from booking where booking_id = ${bookings[which]} for update`)
        await remind(clock())
      })
      await remind(clock())
      expect(await reminders()).toHaveLength(1)
    },
  )

  test('the day that is closed while a phone sends its log at last', async () => {
    for (let round = 0; round < 8; round += 1) {
      world.outside.now = new Date('2026-11-25T07:00:00Z')
      const bookings = await shared('08:20')
      world.outside.now = new Date('2026-11-25T16:00:30Z')
      const input = { childId: world.ids.child, bookingId: bookings[0]!, ...reached }
      const [log] = await Promise.all([
        inCrowd('desk').call('calls.log', input),
        closeDay({ database: crowd, ports: world.outside.ports }),
      ])
      expect(log).toMatchObject({ ok: true })
      expect(await states()).toEqual(['done', 'done'])
    }
  })
})
