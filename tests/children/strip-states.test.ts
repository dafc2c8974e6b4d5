import { openWorld } from '../world'
import type { World } from '../world'

let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  for (const table of ['family_call', 'waiting', 'booking', 'slot_claim']) await world.sql(`delete from ${table}`)
})

const head = () => world.as(world.personas.head)
const desk = () => world.as(world.personas.desk)
const teacher = () => world.as(world.personas.teacher)

async function strips(): Promise<Record<string, string>> {
  const { children } = await teacher().ask('classes.week', {})
  return Object.fromEntries(children.map(({ name, strip }) => [name, strip]))
}

const slot = (startsAt: string) => ({ lineId: world.ids.line, startsAt })
const friday = '2026-11-27T09:00:00.000Z'
const saturday = '2026-11-28T09:00:00.000Z'

test('a moved call is shown where it is now, a cancelled one nowhere, one that needs another look as booked', async () => {
  const { child, classmate } = world.ids
  const { bookingId } = await desk().ask('bookings.book', { childId: child, ...slot(friday), together: false })
  await desk().ask('bookings.move', { bookingId, ...slot(saturday) })
  const other = await desk().ask('bookings.book', { childId: classmate, ...slot(friday), together: false })
  expect(await strips()).toEqual({ 甲一: '-----b-', 甲二: '-------', 乙一: '----b--' })
  await desk().ask('bookings.cancel', { bookingId: other.bookingId })
  await world.sql(`update booking set review = 'holiday', review_at = booked_at where state = 'booked'`)
  expect(await strips()).toEqual({ 甲一: '-----b-', 甲二: '-------', 乙一: '-------' })
})

test('siblings who share a call both have it; the law’s counter begins anew with a call from home', async () => {
  const { child, sibling, classmate } = world.ids
  await world.sql(`update child set enrolled_on = '2026-10-05'`)
  const booked = await desk().ask('bookings.book', { childId: child, ...slot('2026-11-25T08:00:00.000Z') })
  expect([...booked.childIds].toSorted((a, b) => a - b)).toEqual([child, sibling])
  world.outside.now = new Date('2026-11-25T08:10:00Z')
  const call = { outcome: 'reached' as const, startedAt: '2026-11-25T08:00:00.000Z', durationSeconds: 300 }
  await desk().ask('calls.log', { childId: child, bookingId: booked.bookingId, ...call })
  expect(await strips()).toEqual({ 甲一: '--r----', 甲二: '--r----', 乙一: '-------' })

  const weeks = async () =>
    (await head().ask('overview.school', {})).waiting.map(({ name, weeksWithoutCall }) => [name, weeksWithoutCall])
  expect(await weeks()).toEqual([
    ['丙一', 6],
    ['乙一', 6],
  ])
  expect(await teacher().ask('children.open', { childId: classmate })).toMatchObject({ weeksWithoutCall: 6 })
  await teacher().ask('calls.home', { childId: classmate, on: '2026-11-24', minutes: 5 })
  expect(await strips()).toMatchObject({ 乙一: '-r-----' })
  expect(await weeks()).toEqual([['丙一', 6]])
  expect(await teacher().ask('children.open', { childId: classmate })).toMatchObject({ weeksWithoutCall: 0 })
  expect(await head().ask('overview.school', {})).toMatchObject({ called: 3, overdue: 1 })
})
