import { testDatabase } from '../database'
import type { TestDatabase } from '../database'
import { emptied } from '../updates/school-week'
import { makeWorld } from '../world'
import type { PersonaName, World } from '../world'
import { everybodyWaits, WEEK } from './waiting-week'

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

test('a father joins with both children; one place for both; twice is once; leaving and coming back begins anew', async () => {
  const { ids } = world
  expect(await phone('otherFather').ask('waiting.join', { childId: ids.classmate })).toEqual({ place: 1 })
  world.outside.now = new Date(world.outside.now.getTime() + 60_000)
  expect(await phone('father').ask('waiting.join', { childId: ids.child })).toEqual({ place: 2 })
  expect(await phone('mother').ask('waiting.join', { childId: ids.sibling })).toEqual({ place: 2 })
  const { children } = await phone('desk').ask('waiting.list', {})
  expect(children.map(({ childId, place }) => [childId, place])).toEqual([
    [ids.classmate, 1],
    [ids.child, 2],
    [ids.sibling, 2],
  ])
  await phone('otherFather').ask('waiting.leave', { childId: ids.classmate })
  world.outside.now = new Date(world.outside.now.getTime() + 60_000)
  expect(await phone('otherFather').ask('waiting.join', { childId: ids.classmate })).toEqual({ place: 2 })
})

test('in front stands whose call was missed, with the reason; then who has been without a call for longest; then who asked first', async () => {
  const { ids, people } = { ids: world.ids, people: world.ids.people }
  await everybodyWaits(world)
  // The child of the other class was reached last week, the others never.
  await world.sql(
    `insert into family_call (school_id, child_id, medium, started_at, week, duration_seconds, outcome, topics, logged_by, logged_at)
     values ($1, $2, 'voice', '2026-11-18T08:00:00Z', '2026-11-16', 300, 'reached', '{}', $3, '2026-11-18T08:10:00Z')`,
    [ids.school, ids.classmate, people.teacher],
  )
  const order = async () =>
    (await phone('head').ask('waiting.list', {})).children.map(({ childId, place, weeks, front, why }) => ({
      childId,
      place,
      weeks,
      front,
      why,
    }))
  const plain = { front: false, why: null }
  expect(await order()).toEqual([
    { childId: ids.child, place: 1, weeks: 11, ...plain },
    { childId: ids.sibling, place: 1, weeks: 11, ...plain },
    { childId: ids.otherChild, place: 2, weeks: 11, ...plain },
    { childId: ids.classmate, place: 3, weeks: 0, ...plain },
  ])
  await world.sql(
    `insert into booking (school_id, line_id, starts_at, week, child_id, state, booked_at) values ($1, $2, $3, $4, $5, 'booked', $3)`,
    [ids.school, ids.line, at('08:00', '2026-11-24'), WEEK, ids.classmate],
  )
  await world.sql(`update booking set state = 'missed', why = 'noAnswer' where child_id = $1`, [ids.classmate])
  expect((await order())[0]).toEqual({ childId: ids.classmate, place: 1, weeks: 0, front: true, why: 'noAnswer' })
})

test('who has a time, or has heard from home since, waits no more; a week further away is no week to wait for', async () => {
  const { ids } = world
  await everybodyWaits(world)
  await phone('otherFather').ask('bookings.book', { childId: ids.classmate, lineId: ids.line, startsAt: at('10:00') })
  await phone('otherTeacher').ask('calls.log', {
    childId: ids.otherChild,
    outcome: 'reached',
    startedAt: at('07:04'),
    durationSeconds: 60,
  })
  const { children } = await phone('desk').ask('waiting.list', {})
  expect(children.map((one) => one.childId)).toEqual([ids.child, ids.sibling])
  expect(await code(phone('otherFather').call('waiting.join', { childId: ids.classmate }))).toBe('ALREADY_BOOKED')
  expect(await code(phone('father').call('waiting.join', { childId: ids.child, week: '2026-12-07' }))).toBe(
    'INVALID_INPUT',
  )
  expect(await code(phone('father').call('waiting.join', { childId: ids.child, week: '2026-11-16' }))).toBe(
    'INVALID_INPUT',
  )
  expect(await code(phone('father').call('waiting.join', { childId: ids.classmate }))).toBe('NOT_FOUND')
})
