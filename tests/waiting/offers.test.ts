import { cellsOf } from '../../contract/availability-cells'
import { testDatabase } from '../database'
import type { TestDatabase } from '../database'
import { emptied } from '../updates/school-week'
import { makeWorld } from '../world'
import type { PersonaName, World } from '../world'
import { everybodyWaits, holdersAgree, minutes, offers, openOnly, WEEK } from './waiting-week'

let database: TestDatabase
let world: World

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  await emptied(database.url)
  world = await makeWorld(database.url)
})
afterEach(() => world.close())

const phone = (name: PersonaName) => world.as(world.personas[name])
const at = (clock: string, day = '2026-11-25') => `${day}T${clock}:00.000Z`
const code = async (reply: Promise<{ ok: true } | { ok: false; error: { code: string } }>) => {
  const answer = await reply
  return answer.ok ? 'ok' : answer.error.code
}

/** Consents and allows one message of each kind. */
async function hears(name: 'father' | 'mother' | 'otherFather'): Promise<void> {
  for (const { childId } of (await phone(name).ask('consents.list', {})).children) {
    await phone(name).ask('consents.set', { childId, purpose: 'messages', given: true })
  }
  await phone(name).ask('messages.credit', { choices: [{ template: 'callOffer', choice: 'accept' }] })
}

test('a freed slot goes within a minute to who has waited longest, told by message; declined, to the next; expired, to the next in the same run', async () => {
  const { ids } = world
  await openOnly(world, 3, 19 * 60, 19 * 60 + 10)
  const slot = { lineId: ids.line, startsAt: at('11:00') }
  const desk = phone('desk')
  const { childId: far } = { childId: ids.otherChild }
  const booked = await desk.ask('bookings.book', { childId: far, ...slot })
  await hears('otherFather')
  await phone('otherFather').ask('waiting.join', { childId: ids.classmate })
  world.outside.now = new Date(world.outside.now.getTime() + 60_000)
  await phone('father').ask('waiting.join', { childId: ids.child })
  await minutes(world)
  expect(await offers(world)).toEqual([])

  await desk.ask('bookings.cancel', { bookingId: booked.bookingId })
  await minutes(world)
  const [first] = await offers(world)
  expect(first).toMatchObject({ child: ids.classmate, at: slot.startsAt, state: 'open' })
  expect(Date.parse(first!.until) - world.outside.now.getTime()).toBe(30 * 60_000)
  expect(await world.sql(`select person_id::int as to, data from message where template = 'callOffer'`)).toEqual([
    { to: ids.people.otherFather, data: { child: '乙一', startsAt: slot.startsAt, until: first!.until } },
  ])
  // Nobody else gets it meanwhile.
  expect(await code(phone('father').call('bookings.book', { childId: ids.child, ...slot }))).toBe('SLOT_TAKEN')
  expect(await code(phone('father').call('waiting.accept', { offerId: first!.offer }))).toBe('NOT_FOUND')

  await phone('otherFather').ask('waiting.decline', { offerId: first!.offer })
  await minutes(world)
  const [, second] = await offers(world)
  expect(second).toMatchObject({ child: ids.child, at: slot.startsAt, state: 'open' })
  await holdersAgree(world)

  await phone('otherTeacher').ask('waiting.join', { childId: far })
  await minutes(world, 30)
  expect((await offers(world)).map(({ child, state }) => [child, state])).toEqual([
    [ids.classmate, 'declined'],
    [ids.child, 'expired'],
    [far, 'open'],
  ])
  expect(await code(phone('father').call('waiting.accept', { offerId: second!.offer }))).toBe('OFFER_OVER')
  expect(await code(phone('mother').call('waiting.decline', { offerId: second!.offer }))).toBe('OFFER_OVER')
  await holdersAgree(world)
})

test('a mother takes it for both children; they wait no more, the father hears that it is settled', async () => {
  const { ids } = world
  await openOnly(world, 3, 19 * 60, 19 * 60 + 10)
  await phone('father').ask('waiting.join', { childId: ids.child })
  await minutes(world)
  const [offer] = await offers(world)
  expect(await phone('mother').ask('waiting.accept', { offerId: offer!.offer })).toMatchObject({
    startsAt: at('11:00'),
  })
  expect(await code(phone('father').call('waiting.accept', { offerId: offer!.offer }))).toBe('ALREADY_BOOKED')
  expect(
    await world.sql(
      `select child_id::int as child, party_id::int as party, origin, relative_id::int as relative, confirmed_at is not null as sure from booking order by 1`,
    ),
  ).toEqual(
    [ids.child, ids.sibling].map((child) => ({
      child,
      party: ids.child,
      origin: 'offer',
      relative: ids.relatives.mother,
      sure: true,
    })),
  )
  expect((await phone('desk').ask('waiting.list', {})).children).toEqual([])
  expect((await offers(world)).map((one) => one.state)).toEqual(['accepted'])
  await holdersAgree(world)
})

test('running twice and jumping make no second offer; at night none begins, and in the morning it does', async () => {
  const { ids } = world
  await openOnly(world, 5, 12 * 60, 12 * 60 + 10)
  world.outside.now = new Date('2026-11-25T13:05:00Z')
  await phone('father').ask('waiting.join', { childId: ids.child })
  await minutes(world, 3)
  expect(await offers(world)).toEqual([])
  world.outside.now = new Date('2026-11-25T22:59:00Z')
  await minutes(world)
  await minutes(world, 2)
  expect(await offers(world)).toHaveLength(1)
  // A day later: long over, and the slot too near.
  world.outside.now = new Date('2026-11-27T03:44:00Z')
  await minutes(world, 2)
  expect((await offers(world)).map((one) => one.state)).toEqual(['expired'])
})

test('an offer ends a quarter of an hour before its call at the latest, and what is nearer than twenty minutes is offered to nobody', async () => {
  const { ids } = world
  await openOnly(world, 3, 15 * 60 + 20, 15 * 60 + 50)
  await phone('father').ask('waiting.join', { childId: ids.child })
  world.outside.now = new Date(at('07:04'))
  await minutes(world)
  // 15:20 lies fifteen minutes ahead; 15:30 does not.
  expect(await offers(world)).toMatchObject([{ at: at('07:30'), until: at('07:15') }])
})

test('a family that has said no, or nothing, is left in peace for a while', async () => {
  const { ids } = world
  await openOnly(world, 3, 19 * 60, 20 * 60)
  await phone('father').ask('waiting.join', { childId: ids.child })
  await minutes(world)
  const [first] = await offers(world)
  await phone('father').ask('waiting.decline', { offerId: first!.offer })
  await minutes(world, 29)
  expect(await offers(world)).toHaveLength(1)
  await minutes(world, 2)
  expect((await offers(world)).map((one) => one.state)).toEqual(['declined', 'open'])
  await minutes(world, 32)
  expect((await offers(world)).map((one) => one.state)).toEqual(['declined', 'expired'])
  await minutes(world, 100)
  expect(await offers(world)).toHaveLength(2)
})

test('who is declared busy then is passed over; who leaves the list gives back what was kept', async () => {
  const { ids } = world
  await openOnly(world, 3, 19 * 60, 19 * 60 + 10)
  const busy = { pattern: 'own' as const, anchor: WEEK, cells: cellsOf('own'), restDays: [] }
  await phone('otherFather').ask('availability.save', { relativeId: ids.relatives.otherFather, ...busy })
  await everybodyWaits(world)
  await minutes(world)
  expect(await offers(world)).toMatchObject([{ child: ids.child }])
  await phone('father').ask('waiting.leave', { childId: ids.child })
  await minutes(world)
  // The sister was asked for too, and has heard of this very slot.
  expect((await offers(world)).map(({ child, state }) => [child, state])).toEqual([
    [ids.child, 'declined'],
    [ids.otherChild, 'open'],
  ])
  await holdersAgree(world)
})

test('where the line closes, or the child is reached, what was kept is free again', async () => {
  const { ids } = world
  await openOnly(world, 3, 19 * 60, 19 * 60 + 20)
  await everybodyWaits(world)
  await minutes(world)
  expect((await offers(world, 'open')).map((one) => one.child)).toEqual([ids.classmate, ids.child])
  await phone('teacher').ask('calls.log', {
    childId: ids.classmate,
    outcome: 'reached',
    startedAt: world.outside.now.toISOString(),
    durationSeconds: 60,
  })
  await minutes(world)
  expect((await offers(world, 'open')).map((one) => one.child)).toEqual([ids.child, ids.otherChild])
  await openOnly(world, 4, 19 * 60, 19 * 60 + 20)
  await minutes(world)
  expect(await offers(world, 'open')).toEqual([])
  await holdersAgree(world)
})

test('a missed call puts the child in front, and the next free slot is theirs', async () => {
  const { ids } = world
  await openOnly(world, 3, 19 * 60, 19 * 60 + 10)
  await everybodyWaits(world)
  await world.sql(
    `insert into booking (school_id, line_id, starts_at, week, child_id, state, booked_at) values ($1, $2, $3, $4, $5, 'booked', $3)`,
    [ids.school, ids.line, at('06:00'), WEEK, ids.otherChild],
  )
  await world.sql(`update booking set state = 'missed', why = 'busy' where child_id = $1`, [ids.otherChild])
  await minutes(world)
  expect(await offers(world)).toMatchObject([{ child: ids.otherChild, at: at('11:00') }])
})
