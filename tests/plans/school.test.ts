import { openWorld } from '../world'
import type { World } from '../world'
import { addFamily, partAt } from './families'

const [lunch, afternoon, evening] = [partAt(12 * 60), partAt(16 * 60), partAt(18 * 60)]
const shifts: [number, number][][] = [
  [1, 2, 3, 4, 5].map((day) => [day, evening]),
  [6, 7].flatMap((day): [number, number][] => [lunch, afternoon, evening].map((part) => [day, part])),
  [[7, evening]],
  [1, 2, 3, 4, 5].map((day) => [day, lunch]),
]

let world: World

beforeAll(async () => {
  world = await openWorld()
  // With the world's own four children 113, on one phone.
  for (let n = 0; n < 95; n++) await addFamily(world, { only: shifts[n % 5], bound: n % 2 === 0 })
  for (let n = 0; n < 7; n++) await addFamily(world, { size: 2, only: shifts[n % 5] })
})
afterAll(() => world.close())

test('a school of 113 children is planned, shown and published in one go, in few statements', async () => {
  const head = world.as(world.personas.head)
  await head.ask('plans.open', {})
  const timed = async <T>(what: string, work: () => Promise<T>) => {
    const [trips, started] = [world.database.trips, performance.now()]
    const result = await work()
    const figures = { what, ms: Math.round(performance.now() - started), trips: world.database.trips - trips }
    if (process.env.FIGURES) console.log(JSON.stringify(figures))
    return { result, ...figures }
  }
  const proposed = await timed('propose', () => head.ask('plans.propose', {}))
  const shown = await timed('open', () => head.ask('plans.open', {}))
  expect(shown.result.counts.children).toBe(113)
  expect(shown.result.counts.seated + shown.result.counts.left).toBe(113)
  if (process.env.FIGURES)
    console.log(
      JSON.stringify([shown.result.counts, shown.result.blocked, shown.result.remedies]),
      JSON.stringify(shown.result).length,
    )
  const published = await timed('publish', () => head.ask('plans.publish', { planId: shown.result.planId! }))
  expect(published.result).toMatchObject({ outcome: 'published', booked: shown.result.counts.seated })
  // However many children: identity, begin, the request, lock, gather, three to store, the trail, the reply, commit.
  expect(proposed.trips).toBeLessThanOrEqual(12)
  expect(shown.trips).toBeLessThanOrEqual(2)
  expect(published.trips).toBeLessThanOrEqual(17)
  const [doubled] = await world.sql<{ n: number }>(
    `select count(*)::int as n from (select line_id, starts_at from booking where state = 'booked' group by 1, 2 having count(distinct party_id) > 1) d`,
  )
  expect(doubled).toEqual({ n: 0 })
}, 60_000)
