import { sql } from 'drizzle-orm'
import { at } from '../bookings/kin'
import { onServer } from './on-server'
import { codes, slotRace } from './slot-race'

onServer('many who decide at once', () => {
  const { race, inCrowd, slot, expectOneHolderEach } = slotRace()

  test('a hold, a booking and an offer of one slot: it has one holder at any time', async () => {
    const { ids } = race.world
    const startsAt = at('2026-11-28', 17)
    const offer = () =>
      race.crowd.once<{ given: boolean }>(
        { personId: null, placeId: ids.school, hat: 'clock', durable: true },
        sql`select app.offer_slot(${ids.line}, ${startsAt}::timestamptz, ${ids.otherChild}, ${at('2026-11-26', 12)}::timestamptz, ${race.world.outside.now}::timestamptz) as given`,
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
      expect(
        await race.world.sql(`select count(*)::int as n from slot_claim where starts_at = $1`, [startsAt]),
      ).toEqual([{ n: 1 }])
      await expectOneHolderEach()
      await race.world.sql(`update booking set state = 'cancelled' where state = 'booked'`)
      await race.world.sql(`delete from slot_claim`)
    }
  })

  test('who taps faster than the network still keeps one slot alone', async () => {
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        inCrowd('father').call('bookings.hold', {
          childId: race.world.ids.child,
          ...slot(at('2026-11-28', 16 + Math.floor(i / 6), (i % 6) * 10)),
        }),
      ),
    )
    expect(codes(replies)).toEqual([])
    expect(await race.world.sql(`select count(*)::int as n from slot_claim`)).toEqual([{ n: 1 }])
  })
})
