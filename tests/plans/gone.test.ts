import { sql } from 'drizzle-orm'
import type { Output } from '../../contract/actions'
import { openWorld } from '../world'
import type { World } from '../world'
import { addFamily, openOnly, partAt } from './families'
import type { Family } from './families'

const NEXT = '2026-11-30'

let world: World
let family: Family

const head = () => world.as(world.personas.head)
const open = () => head().ask('plans.open', { week: NEXT })
type Board = Output<'plans.open'>
const seatOf = (board: Board, child: number) => board.seats.find(({ childIds }) => childIds.includes(child))
const leftOf = (board: Board, child: number) => board.left.find(({ childIds }) => childIds.includes(child))

beforeAll(async () => {
  world = await openWorld()
  await openOnly(world, [
    [1, 960, 1080],
    [7, 1080, 1090],
  ])
  family = await addFamily(world)
  for (let n = 0; n < 2; n++) await addFamily(world, { only: [[7, partAt(18 * 60)]] })
  await head().ask('plans.publish', await head().ask('plans.propose', {}))
})
afterAll(() => world.close())

test('erasing a child takes it out of the plan, and out of what the plan says', async () => {
  const board = await open()
  const child = board.left.find(({ why }) => why === 'full')!.childIds[0]!
  await world.sql(`update child set left_on = '2026-11-24' where child_id = $1`, [child])
  await world.database.transaction(
    { personId: world.ids.people.head, placeId: world.ids.school, hat: 'head', durable: true },
    async (run) => {
      await run(sql`select app.erase_child(${child}, '{calls}'::text[], '', ${world.outside.now}::timestamptz)`)
    },
  )
  const plans = await world.sql<{ facts: object }>(`select facts from call_plan`)
  for (const { facts } of plans) expect(facts).not.toHaveProperty('left')
  expect(await world.sql(`select * from plan_seat where child_id = $1`, [child])).toEqual([])
  expect(leftOf(await open(), child)).toBeUndefined()
})

test('a call whose time is gone counts as none: the family is planned anew, and publishing moves the call', async () => {
  const child = family.children[0]!
  await world.sql(
    `update booking set review = 'holiday', review_at = $3 where child_id = $1 and week = $2 and state = 'booked'`,
    [child, NEXT, world.outside.now],
  )
  const was = await world.sql<{ booking_id: string }>(
    `select booking_id from booking where child_id = $1 and state = 'booked'`,
    [child],
  )
  await head().ask('plans.propose', {})
  const board = await open()
  expect(seatOf(board, child)).toMatchObject({ state: 'planned', review: false })
  await head().ask('plans.publish', { planId: board.planId! })
  const rows = await world.sql(
    `select state, moved_from, origin, review, ordinal from booking where child_id = $1 and week = $2 and state in ('booked', 'moved') order by booking_id`,
    [child, NEXT],
  )
  expect(rows).toEqual([
    { state: 'moved', moved_from: null, origin: 'plan', review: 'holiday', ordinal: 1 },
    { state: 'booked', moved_from: was[0]!.booking_id, origin: 'plan', review: null, ordinal: 1 },
  ])
})
