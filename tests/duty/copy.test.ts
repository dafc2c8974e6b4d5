import { inTurns } from '../../domain/duty/turns'
import { joined } from '../../domain/duty/open-hours'
import { openWorld } from '../world'
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
  await world.sql('delete from duty_swap')
  await world.sql('delete from duty')
  await world.sql('delete from hours_exception')
})

const week = async (monday: string) =>
  (await as('head').ask('duty.list', { week: monday })).days.map(({ shifts }) =>
    shifts.map(({ name }) => name).join('+'),
  )

test('turns begin with whoever comes after the last one, leave out closed days and weekdays that are not wanted', () => {
  const open = { from: 720, to: 1200 }
  const days = ['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03'].map((on) => ({ on, open }))
  const turns = (change: object, last?: number) =>
    inTurns(days, { people: [1, 2, 3], weekdays: [1, 2, 3, 4], ...change }, last).map(({ personId }) => personId)
  expect(turns({})).toEqual([1, 2, 3, 1])
  expect(turns({}, 1)).toEqual([2, 3, 1, 2])
  expect(turns({}, 3)).toEqual([1, 2, 3, 1])
  expect(turns({ weekdays: [2, 4] }, 2)).toEqual([3, 1])
  expect(inTurns([{ on: '2026-11-30', open: null }], { people: [1], weekdays: [1] }, undefined)).toEqual([])
  expect(inTurns(days.slice(0, 1), { people: [1], weekdays: [1], hours: { from: 960, to: 1080 } }, undefined)).toEqual([
    { on: '2026-11-30', from: 960, to: 1080, personId: 1 },
  ])
})

test('slots are joined to spans', () => {
  expect(joined([])).toEqual([])
  expect(
    joined([
      [960, 970],
      [730, 740],
      [720, 730],
      [720, 735],
    ]),
  ).toEqual([
    { from: 720, to: 740 },
    { from: 960, to: 970 },
  ])
})

test('a week by turns, two weeks at once, and what stands stays', async () => {
  await set('2026-11-26', ['desk', 720, 780])
  const people = [person('teacher'), person('otherTeacher'), person('desk')]
  expect(await as('head').ask('duty.copy', { week: '2026-11-30', weeks: 2, people })).toEqual({ days: 14, shifts: 14 })
  expect(await week('2026-11-30')).toEqual(['林老师', '石老师', '方老师', '林老师', '石老师', '方老师', '林老师'])
  expect((await week('2026-12-07')).slice(0, 2)).toEqual(['石老师', '方老师'])
  // As long as the line is open on the day.
  expect(await roster.on('2026-11-30')).toEqual([{ who: '林老师', from: 720, to: 1200 }])
  expect(await as('head').ask('duty.copy', { week: '2026-11-30', people })).toEqual({ days: 0, shifts: 0 })
})

test('last week is copied to the days that are empty, not to a holiday, and without who has left', async () => {
  await set('2026-11-26', ['teacher', 720, 780], ['desk', 960, 1200])
  await set('2026-11-27', ['teacher', 720, 780])
  await set('2026-11-28', ['otherTeacher', 720, 780])
  await set('2026-12-03', ['desk', 720, 780])
  await world.sql(
    `insert into hours_exception (school_id, kind, reason, from_on, to_on, made_by, made_at) values ($1, 'closed', 'holiday', '2026-12-04', '2026-12-04', $2, $3)`,
    [world.ids.school, person('head'), '2026-11-25T07:00:00Z'],
  )
  expect(await as('head').ask('duty.copy', { week: '2026-11-30' })).toEqual({ days: 1, shifts: 1 })
  expect(await week('2026-11-30')).toEqual(['', '', '', '方老师', '', '石老师', ''])
})

test('days that are over are not filled', async () => {
  expect(await as('head').ask('duty.copy', { week: '2026-11-23', people: [person('teacher')] })).toEqual({
    days: 5,
    shifts: 5,
  })
  expect(await as('head').ask('duty.copy', { week: '2026-11-16', people: [person('teacher')] })).toEqual({
    days: 0,
    shifts: 0,
  })
})

test('who is not on the staff gets no turn', async () => {
  expect(
    await as('head').call('duty.copy', { week: '2026-11-30', people: [person('teacher'), person('farTeacher')] }),
  ).toMatchObject({ error: { code: 'NOT_FOUND' } })
})
