import fc from 'fast-check'
import { closeDay } from '../../domain/clock/close-day'
import { addDays, dateOf, instantAt } from '../../contract/week'
import { openWorld, WEDNESDAY } from '../world'
import type { World } from '../world'

let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const WEEK = '2026-11-23'
const CHILDREN = ['child', 'sibling', 'classmate', 'otherChild'] as const

/** What can happen to a child's calls in a week, with a small number that picks a slot, a booking or an outcome. */
const step = fc.record({
  what: fc.constantFrom('book', 'together', 'move', 'cancel', 'log', 'undo', 'walkIn', 'home', 'hours', 'night'),
  who: fc.constantFrom(...CHILDREN),
  pick: fc.nat({ max: 40 }),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const outcomes = ['reached', 'reached', 'noAnswer', 'busy', 'childAbsent'] as const
const desk = () => world.as(world.personas.desk)

/** A slot of this week from now on, or undefined on Sunday night. */
function slotAt(pick: number): string | undefined {
  const day = addDays(dateOf(world.outside.now), pick % 4)
  const startsAt = instantAt(day, 960 + 10 * (pick % 24))
  return day <= addDays(WEEK, 6) && startsAt > world.outside.now.toISOString() ? startsAt : undefined
}

async function bookings(childId: number, states: string[]): Promise<number[]> {
  const rows = await world.sql<{ id: string }>(
    `select booking_id as id from booking where child_id = $1 and state = any ($2) order by booking_id`,
    [childId, states],
  )
  return rows.map(({ id }) => Number(id))
}

/** Does one step the way the desk would. Refusals are part of life: they must leave the numbers right too. */
async function play({ what, who, pick }: Step): Promise<void> {
  const childId = world.ids[who]
  const { line: lineId } = world.ids
  const startsAt = slotAt(pick)
  const open = await bookings(childId, ['booked'])
  const bookingId = open[pick % Math.max(1, open.length)]
  const now = world.outside.now.toISOString()
  if ((what === 'book' || what === 'together') && startsAt)
    await desk().call('bookings.book', { childId, lineId, startsAt, together: what === 'together' })
  if (what === 'move' && bookingId && startsAt) await desk().call('bookings.move', { bookingId, lineId, startsAt })
  if (what === 'cancel' && bookingId) await desk().call('bookings.cancel', { bookingId })
  if (what === 'log') {
    const [id] = await bookings(childId, ['booked', 'missed'])
    const outcome = outcomes[pick % outcomes.length]!
    if (id)
      await desk().call('calls.log', {
        childId,
        bookingId: id,
        outcome,
        startedAt: now,
        durationSeconds: outcome === 'reached' ? 300 : 0,
      })
  }
  if (what === 'walkIn')
    await desk().call('calls.log', { childId, outcome: 'reached', startedAt: now, durationSeconds: 200 })
  if (what === 'home')
    await world.as(world.personas.head).call('calls.home', { childId, on: dateOf(world.outside.now), minutes: 5 })
  if (what === 'undo') {
    const [last] = await world.sql<{ id: string }>(
      `select call_id as id from family_call where child_id = $1 and undone_at is null order by call_id desc limit 1`,
      [childId],
    )
    if (last) await desk().call('calls.undo', { callId: Number(last.id) })
  }
  if (what === 'hours') world.outside.now = new Date(world.outside.now.getTime() + 3 * 3_600_000)
  if (what === 'night') {
    world.outside.now = new Date(Date.parse(instantAt(addDays(dateOf(world.outside.now), 1), 5)))
    await closeDay({ database: world.database, ports: world.outside.ports })
  }
}

/** Every row of a booking stands in exactly one column of its child, in this week and the next. */
async function reconciles(): Promise<void> {
  for (const week of [WEEK, addDays(WEEK, 7)]) {
    const reply = await world.as(world.personas.head).ask('calls.week', { week })
    const rows = await world.sql<{ child: string; n: string }>(
      `select child_id as child, count(*) as n from booking where week = $1 group by child_id`,
      [week],
    )
    const planned = new Map(rows.map(({ child, n }) => [Number(child), Number(n)]))
    for (const child of reply.children) {
      expect([child.name, child.planned]).toEqual([child.name, planned.get(child.childId) ?? 0])
      const { called, missed, moved, cancelled, ahead } = child
      expect([child.name, called + missed + moved + cancelled + ahead]).toEqual([child.name, child.planned])
      expect(child.difference).toBe(0)
    }
    expect(reply.totals.difference).toBe(0)
    expect(reply.totals.planned).toBe([...planned.values()].reduce((sum, n) => sum + n, 0))
  }
}

async function emptied(): Promise<void> {
  world.outside.now = WEDNESDAY
  for (const table of ['family_call', 'slot_offer', 'waiting', 'message', 'booking', 'slot_claim'])
    await world.sql(`delete from ${table}`)
}

/** All that bookings came to over all the weeks that were played: a property that nothing happened to would hold too. */
const seen = new Set<string>()

test('whatever happens in a week, planned is called, missed, moved, cancelled and ahead, for every child', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 18 }), async (steps) => {
      await emptied()
      for (const one of steps) await play(one)
      await reconciles()
      for (const { state } of await world.sql<{ state: string }>(`select distinct state from booking`)) seen.add(state)
    }),
    { numRuns: 25, seed: 20261125, endOnFailure: false },
  )
  expect([...seen].toSorted()).toEqual(['booked', 'cancelled', 'done', 'missed', 'moved'])
}, 240_000)
