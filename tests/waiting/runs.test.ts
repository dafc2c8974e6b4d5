import fc from 'fast-check'
import { offerSlots } from '../../domain/clock/offers'
import { testDatabase } from '../database'
import type { TestDatabase } from '../database'
import { emptied } from '../updates/school-week'
import { makeWorld } from '../world'
import type { PersonaName, World } from '../world'
import { holdersAgree, offers, openOnly } from './waiting-week'

/** What happens in one minute. `n` picks a family, an open offer or a slot. */
type Step = { kind: 'join' | 'leave' | 'book' | 'cancel' | 'accept' | 'decline' | 'clock' | 'pass'; n: number }

const steps = fc.array(
  fc.record({
    kind: fc.constantFrom<Step['kind']>(
      'join',
      'join',
      'leave',
      'book',
      'cancel',
      'accept',
      'decline',
      'clock',
      'clock',
      'pass',
    ),
    n: fc.nat(11),
  }),
  { minLength: 6, maxLength: 25 },
)

let database: TestDatabase
let world: World

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

/** The families that can wait: who asks for them, and for which child. */
const families = (): [PersonaName, number][] => [
  ['father', world.ids.child],
  ['otherFather', world.ids.classmate],
  ['otherTeacher', world.ids.otherChild],
]

/** Three slots from 19:00 on Wednesday. */
const slot = (n: number) => ({
  lineId: world.ids.line,
  startsAt: new Date(Date.parse('2026-11-25T11:00:00Z') + (n % 3) * 600_000).toISOString(),
})

async function take({ kind, n }: Step): Promise<void> {
  const [persona, childId] = families()[n % 3]!
  const open = await offers(world, 'open')
  const desk = world.as(world.personas.desk)
  if (kind === 'pass') world.outside.now = new Date(world.outside.now.getTime() + 20 * 60_000)
  if (kind === 'join') await world.as(world.personas[persona]).call('waiting.join', { childId })
  if (kind === 'leave') await world.as(world.personas[persona]).call('waiting.leave', { childId })
  if (kind === 'book') await world.as(world.personas[persona]).call('bookings.book', { childId, ...slot(n) })
  if (kind === 'accept' && open.length > 0) await desk.call('waiting.accept', { offerId: open[n % open.length]!.offer })
  if (kind === 'decline' && open.length > 0)
    await desk.call('waiting.decline', { offerId: open[n % open.length]!.offer })
  if (kind === 'cancel') {
    const held = await world.sql<{ id: string }>(
      `select booking_id as id from booking where state = 'booked' order by 1`,
    )
    if (held.length > 0) await desk.call('bookings.cancel', { bookingId: Number(held[n % held.length]!.id) })
  }
}

/** One run of the clock; whoever waits and got nothing was not overtaken: each slot given away had been offered to them before, or they are left in peace for now. */
async function runClock(): Promise<void> {
  const before = new Set((await offers(world)).map(({ offer }) => offer))
  await offerSlots({ database: world.database, ports: world.outside.ports })
  const made = (await offers(world)).filter(({ offer }) => !before.has(offer))
  const line = await world
    .as(world.personas.desk)
    .ask('waiting.list', {})
    .then(({ children }) => children)
  const placeOf = (child: number) => line.find(({ childId }) => childId === child)?.place
  const all = await offers(world)
  for (const given of made) {
    const ahead = line.filter(({ place }) => place < placeOf(given.child)!)
    for (const { childId } of ahead) {
      const mine = all.filter(
        ({ child }) => child === childId || (childId === world.ids.sibling && child === world.ids.child),
      )
      const hasOne = mine.some(({ state }) => state === 'open')
      const heardOfIt = mine.some(({ at }) => at === given.at)
      const rests = mine.some(
        ({ state, until }) =>
          (state === 'expired' && Date.parse(until) > world.outside.now.getTime() - 120 * 60_000) ||
          (state === 'declined' && Date.parse(until) > world.outside.now.getTime() - 30 * 60_000),
      )
      expect({ childId, given, fair: hasOne || heardOfIt || rests }).toMatchObject({ fair: true })
    }
  }
}

test('whatever families, the desk and the clock do: no slot has two holders, and nobody on the list is overtaken', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (week) => {
      await emptied(database.url)
      world = await makeWorld(database.url)
      try {
        await openOnly(world, 3, 19 * 60, 19 * 60 + 30)
        for (const step of week) {
          await take(step)
          if (step.kind === 'clock') await runClock()
          world.outside.now = new Date(world.outside.now.getTime() + 60_000)
        }
        await runClock()
        await holdersAgree(world)
      } finally {
        await world.close()
      }
    }),
    { numRuns: 8 },
  )
}, 240_000)
