import { randomUUID } from 'node:crypto'
import { at, setRules } from '../bookings/kin'
import { onServer } from './on-server'
import { CLIENTS, codes, won, slotRace } from './slot-race'

onServer('many phones at once', () => {
  const { race, inCrowd, slot, expectOneHolderEach, expectFree } = slotRace()

  test('200 clients on one slot: one wins, 199 are told that it is taken, with the nearest that are free', async () => {
    const startsAt = at('2026-11-28', 17)
    const replies = await Promise.all(
      race.children.map((childId) => inCrowd('desk').call('bookings.book', { childId, ...slot(startsAt) })),
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
      childId: race.world.ids.child,
      outcome: 'reached' as const,
      startedAt: '2026-11-25T06:00:00.000Z',
      durationSeconds: 300,
    }
    const replies = await Promise.all(
      Array.from({ length: 40 }, () => inCrowd('teacher').call('calls.log', call, requestId)),
    )
    expect(new Set(replies.map((reply) => (reply.ok ? reply.data.callId : reply.error.code))).size).toBe(1)
    expect(
      await race.world.sql(`select count(*)::int as n from family_call where child_id = $1`, [race.world.ids.child]),
    ).toEqual([{ n: 1 }])
  })

  test.each([1, 2])('one booking sent 40 times at once is one booking, with %i calls a week', async (callsAWeek) => {
    await setRules(race.world, { callsAWeek })
    const requestId = randomUUID()
    const input = { childId: race.world.ids.child, ...slot(at('2026-11-28', 17)) }
    const replies = await Promise.all(
      Array.from({ length: 40 }, () => inCrowd('father').call('bookings.book', input, requestId)),
    )
    expect(new Set(replies.map((reply) => (reply.ok ? reply.data.bookingId : reply.error.code))).size).toBe(1)
    expect(replies[0]!.ok).toBe(true)
    expect(await race.world.sql(`select count(*)::int as n from booking where state = 'booked'`)).toEqual([{ n: 2 }])
  })

  test.each(['the same slot', 'two slots'])(
    'mother and father book for both children at once, %s: one booking',
    async (which) => {
      const { ids } = race.world
      for (let round = 0; round < 40; round += 1) {
        const second = which === 'two slots' ? at('2026-11-28', 18) : at('2026-11-28', 17)
        const replies = await Promise.all([
          inCrowd('father').call('bookings.book', { childId: ids.child, ...slot(at('2026-11-28', 17)) }),
          inCrowd('mother').call('bookings.book', { childId: ids.sibling, ...slot(second) }),
        ])
        expect(won(replies)).toHaveLength(1)
        expect(codes(replies)).toEqual(['ALREADY_BOOKED'])
        expect(
          await race.world.sql(
            `select count(*)::int as rows, count(distinct starts_at)::int as calls from booking where state = 'booked'`,
          ),
        ).toEqual([{ rows: 2, calls: 1 }])
        await expectOneHolderEach()
        await race.world.sql(`update booking set state = 'cancelled' where state = 'booked'`)
      }
    },
  )

  test.each([1, 2, 3])('%i calls a week and 20 requests at once: so many bookings', async (callsAWeek) => {
    await setRules(race.world, { callsAWeek })
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        inCrowd('desk').call('bookings.book', {
          childId: race.world.ids.child,
          ...slot(at('2026-11-28', 16 + Math.floor(i / 6), (i % 6) * 10)),
        }),
      ),
    )
    expect(won(replies)).toHaveLength(callsAWeek)
    expect(codes(replies)).toEqual(Array(20 - callsAWeek).fill('ALREADY_BOOKED'))
    await expectOneHolderEach()
  })
})
