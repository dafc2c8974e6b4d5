import { LineSchool } from './school'

const school = new LineSchool()
const { as, booked, line } = school

test('what the lines carry this week and the next, with their exceptions, against the families who need a call', async () => {
  const { ids } = school.world
  await booked(ids.child, '2026-11-28T09:00:00.000Z')
  const { exceptionId } = await as('head').ask('lines.except', {
    kind: 'closed',
    reason: 'exam',
    fromOn: '2026-12-01',
    toOn: '2026-12-06',
    note: '期末考试',
  })
  const { lines, exceptions, weeks, ...rest } = await as('head').ask('lines.list', {})
  // 30 slots a day; the child and its sibling share a call.
  expect(rest).toEqual({ capacity: 210, need: 3, children: 4, reviews: 0, week: '2026-11-23' })
  expect(lines).toMatchObject([{ number: '', handoff: '', broken: false, slotsAWeek: 210 }])
  expect(exceptions).toEqual([
    {
      ...{ exceptionId, lineId: null, kind: 'closed', reason: 'exam', fromOn: '2026-12-01', toOn: '2026-12-06' },
      ...{ fromMinute: null, toMinute: null, asWeekday: null, note: '期末考试' },
    },
  ])
  // Of this week 24 slots of Wednesday and four whole days lie ahead, less the one that is booked.
  expect(weeks).toMatchObject([
    { week: '2026-11-23', slots: 210, free: 24 + 4 * 30 - 1, advice: { lacking: 0 } },
    { week: '2026-11-30', slots: 30, free: 30, advice: { lacking: 0 } },
  ])
})

test('where slots are lacking, what would do is counted: longer hours, or shorter slots', async () => {
  await as('head').ask('lines.save', line({ slotMinutes: 30, hours: [{ weekday: 7, from: 1080, to: 1140 }] }))
  const { weeks } = await as('head').ask('lines.list', {})
  expect(weeks.map((one) => one.advice)).toEqual([
    { lacking: 1, moreMinutes: 30, shorter: { minutes: 20, slots: 3 } },
    { lacking: 1, moreMinutes: 30, shorter: { minutes: 20, slots: 3 } },
  ])
})

test('number and hand-off are kept with the line', async () => {
  await as('head').ask('lines.save', line({ number: '0900-1990000', handoff: '东河小学亲情电话', medium: 'video' }))
  expect((await as('desk').ask('lines.list', {})).lines).toMatchObject([
    { number: '0900-1990000', handoff: '东河小学亲情电话', medium: 'video' },
  ])
})

test('exceptions of the past are not listed, nor those of next year', async () => {
  for (const fromOn of ['2026-11-25', '2027-03-01'])
    await as('head').ask('lines.except', { kind: 'closed', reason: 'other', fromOn, toOn: fromOn })
  const days = async () => (await as('head').ask('lines.list', {})).exceptions.map((one) => one.fromOn)
  expect(await days()).toEqual(['2026-11-25'])
  school.world.outside.now = new Date('2026-11-26T02:00:00Z')
  expect(await days()).toEqual([])
})

test('the school’s rules: the defaults until somebody decides', async () => {
  const defaults = {
    ...{ callsAWeek: 1, cancelBeforeMinutes: 30, offerMinutes: 30 },
    ...{ unconfirmed: 'keep' as const, releaseBeforeMinutes: 1440, publish: 'clock' as const },
  }
  expect(await as('head').ask('lines.rules', {})).toEqual(defaults)
  const decided = { ...defaults, callsAWeek: 2, cancelBeforeMinutes: 120, unconfirmed: 'release' as const }
  expect(await as('head').ask('lines.setRules', decided)).toEqual(decided)
  expect(await as('head').ask('lines.rules', {})).toEqual(decided)
  expect(await as('farHead').ask('lines.rules', {})).toEqual(defaults)
  expect(await as('head').call('lines.setRules', { ...defaults, callsAWeek: 0 })).toMatchObject({
    error: { fields: { callsAWeek: 'tooSmall' } },
  })
  expect(await as('desk').call('lines.rules', {})).toMatchObject({ error: { code: 'FORBIDDEN' } })
})
