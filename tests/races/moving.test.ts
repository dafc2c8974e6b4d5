import { at } from '../bookings/kin'
import { onServer } from './on-server'
import { CLIENTS, codes, won, slotRace } from './slot-race'

onServer('many families that move at once', () => {
  const { race, inCrowd, slot, expectOneHolderEach } = slotRace()

  test('two families that move into each other’s slots never share one', async () => {
    const { ids } = race.world
    const desk = race.world.as(race.world.personas.desk)
    const [nine, ten] = [at('2026-12-01', 17), at('2026-12-01', 18)]
    const a = await desk.ask('bookings.book', { childId: ids.child, ...slot(nine) })
    const b = await desk.ask('bookings.book', { childId: ids.classmate, ...slot(ten) })
    const replies = await Promise.all([
      inCrowd('father').call('bookings.move', { bookingId: a.bookingId, ...slot(ten) }),
      inCrowd('otherFather').call('bookings.move', { bookingId: b.bookingId, ...slot(nine) }),
    ])
    expect(codes(replies)).toEqual(codes(replies).map(() => 'SLOT_TAKEN'))
    await expectOneHolderEach()
    const held = await race.world.sql(`select distinct starts_at from booking where state = 'booked'`)
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
      times.map((startsAt, i) => desk.ask('bookings.book', { childId: race.children[i]!, ...slot(startsAt) })),
    )
    const replies = await Promise.all(
      booked.map(({ bookingId }, i) => desk.call('bookings.move', { bookingId, ...slot(times[i ^ 1]!) })),
    )
    expect([...new Set(codes(replies))].filter((code) => code !== 'SLOT_TAKEN')).toEqual([])
    await expectOneHolderEach()
    expect(await race.world.sql(`select count(*)::int as n from booking where state = 'booked'`)).toEqual([{ n: 100 }])
  })

  test('200 moves into one slot: one goes, the others stay where they were', async () => {
    const desk = inCrowd('desk')
    const days = ['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-05', '2026-12-06']
    const times = days
      .flatMap((day) => Array.from({ length: 30 }, (_, i) => (i < 6 ? at(day, 12, i * 10) : at(day, 16, (i - 6) * 10))))
      .slice(0, CLIENTS)
    const booked = await Promise.all(
      times.map((startsAt, i) => desk.ask('bookings.book', { childId: race.children[i]!, ...slot(startsAt) })),
    )
    const last = at('2026-12-06', 19, 50)
    const replies = await Promise.all(
      booked.map(({ bookingId }) => desk.call('bookings.move', { bookingId, ...slot(last) })),
    )
    expect(won(replies)).toHaveLength(1)
    expect(codes(replies)).toEqual(Array(CLIENTS - 1).fill('SLOT_TAKEN'))
    await expectOneHolderEach()
    expect(await race.world.sql(`select count(*)::int as n from booking where state = 'booked'`)).toEqual([
      { n: CLIENTS },
    ])
  })

  test('moves, cancellations, bookings and holds of a busy evening: never two holders, and nobody hears BUSY', async () => {
    const desk = inCrowd('desk')
    const times = Array.from({ length: 8 }, (_, i) => at('2026-11-28', 16 + Math.floor(i / 6), (i % 6) * 10))
    const said: string[] = []
    await Promise.all(
      race.children.slice(0, 40).map(async (childId, i) => {
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
