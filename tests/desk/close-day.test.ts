import { closeDay } from '../../domain/clock/close-day'
import { at, DeskDay } from './desk'

const day = new DeskDay()

test('what nobody logged by the end of its day was missed, with the reason; the child stands in front', async () => {
  const { ids } = day.world
  await day.book([ids.child, ids.sibling], at('16:00'))
  await day.book([ids.classmate], at('16:10'), { review: 'broken', review_at: at('10:00') })
  await day.book([ids.otherChild], at('16:10', '2026-11-26'))
  day.isNow('23:59')
  expect(await closeDay(day.clock())).toBe(0)
  day.isNow('00:00', '2026-11-26')
  expect(await closeDay(day.clock())).toBe(3)
  expect(await closeDay(day.clock())).toBe(0)
  expect((await day.bookings()).map(({ state, why }) => [state, why])).toEqual([
    ['missed', 'unlogged'],
    ['missed', 'unlogged'],
    ['missed', 'broken'],
    ['booked', null],
  ])
  expect(await day.world.sql(`select why from waiting where front and state = 'waiting' order by child_id`)).toEqual([
    { why: 'unlogged' },
    { why: 'unlogged' },
    { why: 'broken' },
  ])
})

test('a log that a phone without network sends the next day makes it done after all', async () => {
  const { ids } = day.world
  const [booked] = await day.book([ids.classmate], at('16:00'))
  day.isNow('08:00', '2026-11-26')
  await closeDay(day.clock())
  await day.phone('desk').ask('calls.log', day.call(ids.classmate, { bookingId: booked!, startedAt: at('16:02') }))
  expect(await day.bookings()).toMatchObject([{ state: 'done', why: null }])
  expect(await day.world.sql(`select from waiting where state = 'waiting'`)).toEqual([])
})

test('days that the clock jumped over are closed too', async () => {
  await day.book([day.world.ids.classmate], at('16:00'))
  day.isNow('09:00', '2026-12-09')
  expect(await closeDay(day.clock())).toBe(1)
})
