import { openWorld } from '../world'
import type { World } from '../world'
import { rosterOf, TODAY } from './roster-of'

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
  await world.sql(`update membership set ended_at = null`)
})

test('a day is set, set anew, and emptied', async () => {
  await set('2026-11-26', ['teacher', 720, 780], ['desk', 960, 1200])
  expect(await roster.on('2026-11-26')).toEqual([
    { who: '林老师', from: 720, to: 780 },
    { who: '方老师', from: 960, to: 1200 },
  ])
  await set('2026-11-26', ['otherTeacher', 720, 780])
  expect(await roster.on('2026-11-26')).toEqual([{ who: '石老师', from: 720, to: 780 }])
  await set('2026-11-26')
  expect(await roster.on('2026-11-26')).toEqual([])
})

test('what stays as it is keeps what is asked about it; what goes takes it along', async () => {
  const [stays, goes] = await set('2026-11-26', ['teacher', 720, 780], ['teacher', 960, 1080])
  for (const dutyId of [stays!, goes!])
    await as('teacher').ask('duty.ask', { dutyId, personId: person('otherTeacher') })
  await set('2026-11-26', ['teacher', 720, 780], ['desk', 960, 1080])
  const rows = await world.sql<{ id: string }>(`select duty_id as id from duty_swap`)
  expect(rows.map(({ id }) => Number(id))).toEqual([stays])
})

test('a roster that changed meanwhile is not overwritten', async () => {
  const [duty] = await set('2026-11-26', ['teacher', 720, 780])
  const stale = { on: '2026-11-26', was: [], shifts: [] }
  expect(await as('head').call('duty.save', stale)).toMatchObject({ error: { code: 'DUTY_CHANGED' } })
  const seen = { dutyId: duty!, personId: person('teacher') }
  for (const was of [[seen, { dutyId: 999, personId: 1 }], [{ dutyId: duty!, personId: person('desk') }]]) {
    expect(await as('head').call('duty.save', { ...stale, was })).toMatchObject({ error: { code: 'DUTY_CHANGED' } })
  }
  expect(await roster.on('2026-11-26')).toHaveLength(1)
})

test('a day that is over, somebody twice at once, hours that end before they begin, and who is not on the staff are refused', async () => {
  const save = (on: string, ...shifts: Array<{ from: number; to: number; personId: number }>) =>
    as('head').call('duty.save', { on, was: [], shifts })
  const teacher = person('teacher')
  expect(await save('2026-11-24')).toMatchObject({ error: { code: 'INVALID_INPUT', fields: { on: 'notAllowed' } } })
  expect(await save('2026-11-26', { from: 780, to: 720, personId: teacher })).toMatchObject({
    error: { code: 'INVALID_INPUT', fields: { 'shifts.0.to': 'tooSmall' } },
  })
  expect(
    await save('2026-11-26', { from: 720, to: 780, personId: teacher }, { from: 770, to: 800, personId: teacher }),
  ).toMatchObject({ error: { code: 'INVALID_INPUT', fields: { 'shifts.1.personId': 'notAllowed' } } })
  for (const who of ['father', 'farTeacher', 'officer'] as const) {
    expect(await save('2026-11-26', { from: 720, to: 780, personId: person(who) })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    })
  }
  await world.sql(
    `insert into membership (school_id, person_id, role, since) values ($1, $2, 'volunteer', '2026-01-01')`,
    [world.ids.school, person('mother')],
  )
  expect(await save('2026-11-26', { from: 720, to: 780, personId: person('mother') })).toMatchObject({
    error: { code: 'NOT_FOUND' },
  })
  expect(await roster.on('2026-11-26')).toEqual([])
})

test('only the head edits; a father and the far school see nothing', async () => {
  await set('2026-11-26', ['teacher', 720, 780])
  for (const who of ['teacher', 'desk', 'father', 'officer'] as const) {
    expect(await as(who).call('duty.save', { on: '2026-11-26', was: [], shifts: [] })).toMatchObject({
      error: { code: 'FORBIDDEN' },
    })
  }
  expect(await as('father').call('duty.list', {})).toMatchObject({ error: { code: 'FORBIDDEN' } })
  const far = await as('farHead').ask('duty.list', {})
  expect(far.days.flatMap(({ shifts }) => shifts)).toEqual([])
  expect(far.people.map(({ name }) => name)).toEqual(['远校长', '远老师'])
})

test('the list: the week, my own duties first, when the phone is open, and whom I may ask', async () => {
  await set(TODAY, ['teacher', 720, 780], ['desk', 960, 1200])
  await set('2026-12-03', ['teacher', 720, 780])
  const list = await as('teacher').ask('duty.list', {})
  expect(list).toMatchObject({ week: '2026-11-23', today: TODAY, can: { edit: false }, asks: [], notes: [] })
  expect(list.days).toHaveLength(7)
  expect(list.days[2]).toMatchObject({
    on: TODAY,
    open: [
      { from: 720, to: 780 },
      { from: 960, to: 1200 },
    ],
    shifts: [
      { name: '林老师', mine: true, vacant: false, begun: true, asked: false },
      { name: '方老师', mine: false, begun: false },
    ],
  })
  // Noon is over at 15:00.
  expect(list.mine.map(({ on }) => on)).toEqual(['2026-12-03'])
  expect(list.people.filter(({ me }) => me).map(({ name }) => name)).toEqual(['林老师'])
  expect(list.people.map(({ name }) => name).toSorted()).toEqual(['方老师', '林老师', '石老师', '高校长'].toSorted())
  const next = await as('head').ask('duty.list', { week: '2026-11-30' })
  expect(next.can.edit).toBe(true)
  expect(next.days[3]!.shifts).toHaveLength(1)
})

test('who left the staff leaves a gap, wherever they were', async () => {
  await set('2026-11-26', ['otherTeacher', 720, 780])
  await as('head').ask('staff.leave', { personId: person('otherTeacher') })
  const list = await as('head').ask('duty.list', {})
  expect(list.days[3]!.shifts).toMatchObject([{ vacant: true, name: '石老师' }])
  expect(list.people.map(({ name }) => name)).not.toContain('石老师')
  await set('2026-11-26', ['desk', 720, 780])
  expect(await roster.on('2026-11-26')).toMatchObject([{ who: '方老师' }])
})
