import { reviewBookings } from '../../domain/clock/review-bookings'
import { every, LineSchool } from './school'

const school = new LineSchool()
const { as, booked, line, listening, reviews, told } = school

const SATURDAY_17 = '2026-11-28T09:00:00.000Z'
const SUNDAY_18 = '2026-11-29T10:00:00.000Z'

test('hours that go while calls hang on them: flagged with the reason, one message a parent, nothing gone; hours that return: as before', async () => {
  const { ids } = school.world
  await listening()
  await booked(ids.child, SATURDAY_17)
  await booked(ids.classmate, SUNDAY_18)
  const party = (await reviews()).filter((one) => one.child !== ids.classmate)

  const lunchOnly = line({ hours: every(720, 780) })
  const before = await reviews()
  expect(await as('head').ask('lines.effect', { save: lunchOnly })).toEqual({
    flagged: 2,
    back: 0,
    calls: [
      { startsAt: SATURDAY_17, names: party.map((one) => (one.child === ids.child ? '甲一' : '甲二')) },
      { startsAt: SUNDAY_18, names: ['乙一'] },
    ],
  })
  expect(await reviews()).toEqual(before)
  expect(await told()).toEqual([])

  expect(await as('head').ask('lines.save', lunchOnly)).toEqual({ lineId: ids.line, flagged: 2, back: 0 })
  for (const one of await reviews()) expect(one).toMatchObject({ state: 'booked', review: 'hours', seen: true })
  expect(await told()).toEqual([
    { person: ids.people.father, reason: 'hours', child: '甲一' },
    { person: ids.people.mother, reason: 'hours', child: '甲一' },
  ])

  expect(await as('head').ask('lines.save', line())).toMatchObject({ flagged: 0, back: 2 })
  for (const one of await reviews()) expect(one).toMatchObject({ state: 'booked', review: null, seen: false })
  expect((await told()).slice(2).map((one) => one.reason)).toEqual(['again', 'again'])
})

test('a line that is closed, and slots that are longer: each call for its reason', async () => {
  const { ids } = school.world
  await booked(ids.child, SATURDAY_17)
  await booked(ids.classmate, '2026-11-28T09:10:00.000Z')
  expect(await as('head').ask('lines.save', line({ slotMinutes: 15 }))).toMatchObject({ flagged: 1 })
  expect((await reviews()).at(-1)).toMatchObject({ child: ids.classmate, review: 'hours' })
  expect(await as('head').ask('lines.save', line({ active: false }))).toMatchObject({ flagged: 1, back: 0 })
  expect(new Set((await reviews()).map((one) => one.review))).toEqual(new Set(['lineClosed']))
})

test('a call that is over, moved or cancelled is left alone', async () => {
  const { ids } = school.world
  const first = await booked(ids.child, '2026-11-25T08:00:00.000Z')
  const second = await booked(ids.classmate, SUNDAY_18)
  await as('desk').ask('bookings.cancel', { bookingId: second })
  expect(first).toBeGreaterThan(0)
  school.world.outside.now = new Date('2026-11-25T08:05:00Z')
  expect(await as('head').ask('lines.save', line({ hours: [] }))).toMatchObject({ flagged: 0, back: 0 })
  expect((await reviews()).map((one) => one.review)).not.toContain('hours')
})

test('the clock flags what slipped between, once, and takes back what is open again', async () => {
  const { ids } = school.world
  await listening()
  await booked(ids.child, SATURDAY_17)
  await school.world.sql('delete from opening_hours where weekday = 6')
  expect(await reviewBookings(school.clock())).toBe(1)
  expect(await reviewBookings(school.clock())).toBe(0)
  expect((await reviews())[0]).toMatchObject({ review: 'hours' })
  expect(await told()).toHaveLength(2)
  await school.world.sql(
    `insert into opening_hours (school_id, line_id, weekday, from_minute, to_minute) values ($1, $2, 6, 960, 1200)`,
    [ids.school, ids.line],
  )
  expect(await reviewBookings(school.clock())).toBe(1)
  expect((await reviews())[0]).toMatchObject({ review: null, seen: false })
  expect(
    await school.world.sql(`select count(*)::int as n from audit where action = 'clock.review' and children <> '{}'`),
  ).toEqual([{ n: 2 }])
})

test('the list of calls to be moved: who, why, who heard of it, and where to; moving one takes it off', async () => {
  const { ids } = school.world
  await listening()
  await booked(ids.child, SATURDAY_17)
  const other = await booked(ids.classmate, SUNDAY_18)
  await booked(ids.otherChild, '2026-11-26T08:00:00.000Z')
  await as('head').ask('lines.except', {
    kind: 'closed',
    reason: 'holiday',
    fromOn: '2026-11-28',
    toOn: '2026-11-29',
  })
  const { calls } = await as('head').ask('lines.review', {})
  expect(calls).toMatchObject([
    { startsAt: SATURDAY_17, reason: 'holiday', told: true, className: '三年级1班' },
    { bookingId: other, startsAt: SUNDAY_18, reason: 'holiday', told: false, children: [{ name: '乙一' }] },
  ])
  // Every other one of Friday's last slots: those between are offered to the other family.
  expect(calls[1]!.near).toEqual([
    { lineId: ids.line, startsAt: '2026-11-27T11:00:00.000Z' },
    { lineId: ids.line, startsAt: '2026-11-27T11:20:00.000Z' },
    { lineId: ids.line, startsAt: '2026-11-27T11:40:00.000Z' },
  ])
  expect((await as('head').ask('lines.list', {})).reviews).toBe(2)
  await as('head').ask('bookings.move', { bookingId: other, ...calls[1]!.near[0]! })
  expect((await as('head').ask('lines.review', {})).calls).toMatchObject([{ startsAt: SATURDAY_17 }])
})

test('what the head keeps at its time stays, whatever the clock finds, until its slot is back', async () => {
  const { ids } = school.world
  await listening()
  const bookingId = await booked(ids.child, SATURDAY_17)
  await as('head').ask('lines.save', line({ hours: [] }))
  expect(await as('head').ask('lines.keep', { bookingId })).toEqual({ kept: true })
  expect((await told()).at(-1)).toMatchObject({ reason: 'again' })
  expect(await reviewBookings(school.clock())).toBe(0)
  expect((await reviews())[0]).toMatchObject({ review: null, seen: true })
  expect(await as('head').call('lines.keep', { bookingId })).toMatchObject({ error: { code: 'BOOKING_OVER' } })
  expect(await as('farHead').call('lines.keep', { bookingId })).toMatchObject({ error: { code: 'NOT_FOUND' } })
  await as('head').ask('lines.save', line())
  expect((await reviews())[0]).toMatchObject({ review: null, seen: false })
  expect(await as('head').ask('lines.save', line({ hours: [] }))).toMatchObject({ flagged: 1 })
})
