import { planDue } from '../../domain/clock/plan-due'
import { addDays, instantAt } from '../../contract/week'
import type { DateText } from '../../contract/week'
import { openWorld } from '../world'
import type { World } from '../world'
import { addFamily, openOnly, partAt } from './families'
import type { Family } from './families'

const FIRST = '2026-11-30'
const WEEKS = 9
const evening = partAt(18 * 60)

let world: World

beforeAll(async () => {
  world = await openWorld()
  // Three slots on Sunday evening, one on Saturday evening.
  await openOnly(world, [
    [7, 1080, 1110],
    [6, 1080, 1090],
  ])
})
afterAll(() => world.close())

/** Thursday and Friday of the week before come, then the week itself: everybody is called, and answers or not. */
async function play(week: DateText, answers: (childId: number) => string): Promise<Set<number>> {
  const clock = { database: world.database, ports: world.outside.ports }
  world.outside.now = new Date(instantAt(addDays(week, -4), 1200))
  await planDue(clock)
  world.outside.now = new Date(instantAt(addDays(week, -3), 1080))
  expect((await planDue(clock)).published).toBe(1)
  const called = await world.sql<{ child_id: string }>(
    `select child_id from booking where week = $1 and state = 'booked'`,
    [week],
  )
  for (const { child_id } of called) {
    const why = answers(Number(child_id))
    if (why === 'reached') {
      await world.sql(`update booking set state = 'done' where week = $1 and child_id = $2`, [week, child_id])
      await world.sql(
        `insert into family_call (school_id, child_id, medium, started_at, week, duration_seconds, outcome, topics, logged_by, logged_at)
         select school_id, child_id, 'voice', starts_at, week, 300, 'reached', '{}', $3, starts_at from booking where week = $1 and child_id = $2`,
        [week, child_id, world.ids.people.head],
      )
    } else
      await world.sql(`update booking set state = 'missed', why = $3 where week = $1 and child_id = $2`, [
        week,
        child_id,
        why,
      ])
  }
  return new Set(called.map(({ child_id }) => Number(child_id)))
}

test('seven families on three slots and three on one: nobody waits longer than a round, and who never answers starves nobody', async () => {
  const many: Family[] = []
  const few: Family[] = []
  for (let n = 0; n < 7; n++) many.push(await addFamily(world, { only: [[7, evening]], size: n === 2 ? 2 : 1 }))
  for (let n = 0; n < 3; n++) few.push(await addFamily(world, { only: [[6, evening]] }))
  // The world's own families take no part: they have declared themselves busy.
  await world.sql(
    `insert into availability (school_id, relative_id, pattern, anchor, cells, set_by, set_at)
     select school_id, relative_id, 'own', '2026-11-23', array[repeat('0', 56)], $2, $3 from relative where school_id = $1
     on conflict do nothing`,
    [world.ids.school, world.ids.people.head, world.outside.now],
  )
  const silent = many[4]!.children[0]!
  const turns = new Map<number, number[]>()
  for (let n = 0; n < WEEKS; n++) {
    const called = await play(addDays(FIRST, 7 * n), (child) => (child === silent ? 'noAnswer' : 'reached'))
    for (const child of called) turns.set(child, [...(turns.get(child) ?? []), n])
  }
  const longestGap = (child: number) => {
    const weeks = [-1, ...(turns.get(child) ?? []), WEEKS]
    return Math.max(...weeks.slice(1).map((week, k) => week - weeks[k]!))
  }
  for (const { children } of many) expect(longestGap(children[0]!)).toBeLessThanOrEqual(3)
  for (const { children } of few) expect(longestGap(children[0]!)).toBeLessThanOrEqual(3)
  // Every slot was used every week.
  expect([...turns.values()].flat().length).toBeGreaterThanOrEqual(WEEKS * 4)
}, 120_000)

test('whom the school let down goes first the week after', async () => {
  const [a, b] = [await addFamily(world, { only: [[5, evening]] }), await addFamily(world, { only: [[5, evening]] })]
  await world.sql(
    `insert into opening_hours (school_id, line_id, weekday, from_minute, to_minute) values ($1, $2, 5, 1080, 1090)`,
    [world.ids.school, world.ids.line],
  )
  const week = (n: number) => addDays(FIRST, 7 * (WEEKS + n))
  const ours = (called: Set<number>) => [a, b].flatMap(({ children }) => children).filter((child) => called.has(child))
  const [first] = ours(await play(week(0), () => 'lineBroken'))
  expect(ours(await play(week(1), () => 'reached'))).toHaveLength(1)
  const other = [a, b].flatMap(({ children }) => children).find((child) => child !== first)!
  // Both had had no turn before; a broken line gave none, so that by now each has had exactly one.
  const third = ours(await play(week(2), () => 'reached'))
  expect([first, other]).toContain(third[0])
  const reached = await world.sql<{ child_id: string }>(
    `select distinct child_id from family_call where child_id = any ($1) and outcome = 'reached'`,
    [[first, other]],
  )
  expect(reached).toHaveLength(2)
}, 60_000)
