import { openWorld, WEDNESDAY } from '../world'
import type { World } from '../world'
import { rosterOf } from './roster-of'

let world: World
const roster = rosterOf(() => world)
const { as, person, set } = roster

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  world.outside.now = WEDNESDAY
  await world.sql('delete from duty_swap')
  await world.sql('delete from duty')
})

const NOON = [720, 780] as const
const ask = (dutyId: number, withDutyId?: number) =>
  as('teacher').call('duty.ask', {
    dutyId,
    personId: person('otherTeacher'),
    ...(withDutyId === undefined ? {} : { withDutyId }),
  })
const swapIdOf = async (reply: ReturnType<typeof ask>) => {
  const got = await reply
  if (!got.ok) throw new Error(got.error.code)
  return got.data.swapId
}

test('a favour: one asks, the other says yes, the duty is theirs', async () => {
  const [duty] = await set('2026-11-26', ['teacher', ...NOON])
  const swapId = await swapIdOf(ask(duty!))
  const theirs = await as('otherTeacher').ask('duty.list', {})
  expect(theirs.asks).toMatchObject([
    {
      swapId,
      by: { name: '林老师' },
      duty: { on: '2026-11-26' },
      exchange: null,
      can: { answer: true, withdraw: false },
    },
  ])
  const mine = await as('teacher').ask('duty.list', {})
  expect(mine.asks).toMatchObject([{ can: { answer: false, withdraw: true } }])
  expect(mine.mine).toMatchObject([{ asked: true }])
  expect((await as('desk').ask('duty.list', {})).asks).toEqual([])
  expect(await as('otherTeacher').ask('duty.answer', { swapId, accept: true })).toEqual({ state: 'accepted' })
  expect(await roster.on('2026-11-26')).toMatchObject([{ who: '石老师' }])
  expect((await as('otherTeacher').ask('duty.list', {})).asks).toEqual([])
})

test('an exchange: both duties change hands, and what else was asked about them is over', async () => {
  const [mine] = await set('2026-11-26', ['teacher', ...NOON])
  const [theirs] = await set('2026-11-28', ['otherTeacher', ...NOON])
  const swapId = await swapIdOf(ask(mine!, theirs))
  await as('otherTeacher').ask('duty.ask', { dutyId: theirs!, personId: person('desk') })
  await as('otherTeacher').ask('duty.answer', { swapId, accept: true })
  expect(await roster.on('2026-11-26')).toMatchObject([{ who: '石老师' }])
  expect(await roster.on('2026-11-28')).toMatchObject([{ who: '林老师' }])
  expect(await roster.states()).toEqual(['accepted', 'withdrawn'])
})

test('no stays no, and then another may be asked', async () => {
  const [duty] = await set('2026-11-26', ['teacher', ...NOON])
  const swapId = await swapIdOf(ask(duty!))
  expect(await ask(duty!)).toMatchObject({ error: { code: 'DUTY_ASKED' } })
  expect(await as('otherTeacher').ask('duty.answer', { swapId, accept: false })).toEqual({ state: 'declined' })
  expect(await as('otherTeacher').call('duty.answer', { swapId, accept: true })).toMatchObject({
    error: { code: 'REQUEST_ANSWERED' },
  })
  expect(await ask(duty!)).toMatchObject({ ok: true })
  expect(await roster.on('2026-11-26')).toMatchObject([{ who: '林老师' }])
})

test('who asked may take it back; nobody else may, and nobody but who was asked may answer', async () => {
  const [duty] = await set('2026-11-26', ['teacher', ...NOON])
  const swapId = await swapIdOf(ask(duty!))
  for (const who of ['otherTeacher', 'desk', 'head'] as const) {
    expect(await as(who).call('duty.withdraw', { swapId })).toMatchObject({ error: { code: 'NOT_FOUND' } })
  }
  for (const who of ['teacher', 'desk', 'head', 'farTeacher'] as const) {
    expect(await as(who).call('duty.answer', { swapId, accept: true })).toMatchObject({ error: { code: 'NOT_FOUND' } })
  }
  expect(await as('teacher').ask('duty.withdraw', { swapId })).toEqual({ state: 'withdrawn' })
  expect(await as('otherTeacher').call('duty.answer', { swapId, accept: true })).toMatchObject({
    error: { code: 'REQUEST_ANSWERED' },
  })
})

test("only one's own duty, to a colleague, before it begins, and never two at once", async () => {
  const [mine, desks] = await set('2026-11-26', ['teacher', ...NOON], ['desk', 960, 1200])
  expect(await ask(desks!)).toMatchObject({ error: { code: 'NOT_FOUND' } })
  for (const who of ['father', 'farTeacher'] as const) {
    expect(await as('teacher').call('duty.ask', { dutyId: mine!, personId: person(who) })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    })
  }
  expect(await as('teacher').call('duty.ask', { dutyId: mine!, personId: person('teacher') })).toMatchObject({
    error: { code: 'INVALID_INPUT' },
  })
  expect(await ask(mine!, desks)).toMatchObject({ error: { code: 'DUTY_CHANGED' } })
  await set('2026-11-27', ['teacher', 720, 780], ['otherTeacher', 750, 840])
  const [second] = await world.sql<{ id: string }>(
    `select duty_id as id from duty where on_date = '2026-11-27' and person_id = $1`,
    [person('teacher')],
  )
  expect(await ask(Number(second!.id))).toMatchObject({ error: { code: 'DUTY_CLASH' } })
  world.outside.now = new Date('2026-11-26T04:00:00Z')
  expect(await ask(mine!)).toMatchObject({ error: { code: 'DUTY_OVER' } })
})

test('what was agreed must still be there: the head changed it, it began, or who asked has left', async () => {
  const [first] = await set('2026-11-26', ['teacher', ...NOON])
  const [theirs] = await set('2026-11-28', ['otherTeacher', ...NOON])
  const gone = await swapIdOf(ask(first!, theirs))
  await set('2026-11-28', ['desk', ...NOON])
  expect(await as('otherTeacher').call('duty.answer', { swapId: gone, accept: true })).toMatchObject({
    error: { code: 'NOT_FOUND' },
  })
  const late = await swapIdOf(ask(first!))
  world.outside.now = new Date('2026-11-26T04:00:00Z')
  expect(await as('otherTeacher').call('duty.answer', { swapId: late, accept: true })).toMatchObject({
    error: { code: 'DUTY_OVER' },
  })
  world.outside.now = WEDNESDAY
  await world.sql(`update membership set ended_at = $1 where person_id = $2`, [WEDNESDAY, person('teacher')])
  expect(await as('otherTeacher').call('duty.answer', { swapId: late, accept: true })).toMatchObject({
    error: { code: 'DUTY_CHANGED' },
  })
  await world.sql(`update membership set ended_at = null`)
  expect(await as('otherTeacher').ask('duty.answer', { swapId: late, accept: true })).toEqual({ state: 'accepted' })
})
