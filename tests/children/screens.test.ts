import { WeekSchool } from './week-school'

const school = new WeekSchool()
const { as, aWeek } = school

async function tripsOf(ask: () => Promise<unknown>): Promise<number> {
  const before = school.world.database.trips
  await ask()
  // One trip is the identity of the caller.
  return school.world.database.trips - before - 1
}

test('before anything has happened every child waits for everything', async () => {
  const { ids } = school.world
  const week = await as('teacher').ask('classes.week', {})
  expect(week).toMatchObject({ classId: ids.ownClass, week: '2026-11-23' })
  expect(week.classes).toEqual([{ classId: ids.ownClass, name: '三年级1班' }])
  // By initials: je, jy, yy.
  expect(week.children.map((one) => one.name)).toEqual(['甲二', '甲一', '乙一'])
  expect(week.children[0]).toEqual({
    id: ids.sibling,
    name: '甲二',
    py: 'je',
    strip: '-------',
    last: null,
    needs: 'ctv',
  })
  const today = await as('teacher').ask('week.today', {})
  expect(today).toMatchObject({ date: '2026-11-25', called: 0, total: 3, desk: [], answers: [] })
  // Enrolled in the week of 31 August: eleven whole weeks since, and none with a call.
  expect(today.missing.map((one) => one.weeksWithoutCall)).toEqual([11, 11, 11])
})

test('a week with calls, bookings and notes', async () => {
  const { ids } = school.world
  await aWeek()

  const { children } = await as('teacher').ask('classes.week', {})
  const told = Object.fromEntries(children.map((one) => [one.name, [one.strip, one.last, one.needs]]))
  expect(told).toEqual({
    // Booked for yesterday, and nobody has said what became of it.
    甲二: ['-m-----', '2026-11-18', 'ctv'],
    乙一: ['--b----', '2026-11-08', 'cv'],
    甲一: ['rm--b--', '2026-11-23', ''],
  })
  expect(children.map((one) => one.name)).toEqual(['甲二', '乙一', '甲一'])

  const today = await as('teacher').ask('week.today', {})
  expect(today).toMatchObject({ called: 1, total: 3 })
  expect(today.missing.map((one) => [one.name, one.weeksWithoutCall])).toEqual([
    ['乙一', 2],
    ['甲二', 0],
  ])
  expect(today.desk).toMatchObject([
    { childId: ids.classmate, startsAt: '2026-11-25T08:30:00.000Z', line: '亲情电话', relation: null },
  ])
})

test('a week that is over is told as it stood', async () => {
  const { children } = await as('teacher').ask('classes.week', { week: '2026-11-16' })
  expect(children.map((one) => [one.name, one.strip, one.last])).toEqual([
    ['甲一', '-------', null],
    ['乙一', '-------', '2026-11-08'],
    ['甲二', '--r----', '2026-11-18'],
  ])
})

test('who sees which class: own, paired, all; another one is not there', async () => {
  const { ids } = school.world
  expect(await as('teacher').call('classes.week', { classId: ids.otherClass })).toMatchObject({
    error: { code: 'NOT_FOUND' },
  })
  expect((await as('head').ask('classes.week', {})).classes).toHaveLength(2)
  await school.world.sql(
    `insert into pairing (school_id, child_id, person_id, from_on) values ($1, $2, $3, '2026-09-01')`,
    [ids.school, ids.otherChild, ids.people.teacher],
  )
  const { classes } = await as('teacher').ask('classes.week', {})
  expect(classes.map((one) => one.classId)).toEqual([ids.ownClass, ids.otherClass])
  const paired = await as('teacher').ask('classes.week', { classId: ids.otherClass })
  expect(paired.children.map((one) => one.name)).toEqual(['丙一'])
})

test('the desk sees the whole school and no notes', async () => {
  const { ids } = school.world
  const today = await as('desk').ask('week.today', {})
  expect(today.total).toBe(4)
  expect(today.missing.map((one) => one.needs)).toEqual([['familyCall'], ['familyCall'], ['familyCall']])
  const child = await as('desk').ask('children.open', { childId: ids.child })
  expect(child.can).toEqual({ log: true, note: false, record: false })
  expect(child).toMatchObject({ alerts: [], gaps: 0 })
  expect(child.timeline.map((one) => one.type)).toEqual(['call', 'call'])
})

test('parents who answered are told to who teaches the child', async () => {
  const { ids } = school.world
  const [update] = await school.world.sql<{ update_id: string }>(
    `insert into weekly_update (school_id, child_id, week, body, thin, composed_at, published_at)
     values ($1, $2, '2026-11-16', '{}', false, $3, $3) returning update_id`,
    [ids.school, ids.child, '2026-11-20T10:00:00Z'],
  )
  await school.world.sql(
    `insert into update_reader (school_id, update_id, person_id, child_id, read_at, thumb, phrase, answered_at)
     values ($1, $2, $3, $4, $5, true, 'thanks', $5)`,
    [ids.school, update!.update_id, ids.people.father, ids.child, '2026-11-21T10:00:00Z'],
  )
  const { answers } = await as('teacher').ask('week.today', {})
  expect(answers).toEqual([
    {
      childId: ids.child,
      name: '甲一',
      at: '2026-11-21T10:00:00.000Z',
      thumb: true,
      phrase: 'thanks',
      reply: null,
      voices: 0,
    },
  ])
  expect((await as('otherTeacher').ask('week.today', {})).answers).toEqual([])
})

test('every screen is one round trip after the identity, and leaves the children it showed on the audit', async () => {
  const { ids } = school.world
  const childId = ids.child
  expect(await tripsOf(() => as('teacher').ask('classes.week', {}))).toBe(1)
  const [row] = await school.world.sql<{ children: string[] }>(
    `select children from audit order by audit_id desc limit 1`,
  )
  expect(row!.children.map(Number).sort()).toEqual([ids.child, ids.sibling, ids.classmate].sort())
  expect(await tripsOf(() => as('head').ask('week.today', {}))).toBe(1)
  expect(await tripsOf(() => as('head').ask('children.open', { childId }))).toBe(1)
  expect(await tripsOf(() => as('head').ask('children.list', {}))).toBe(1)
  const reveal = { childId, relativeId: ids.relatives.mother }
  expect(await tripsOf(() => as('head').ask('contacts.reveal', reveal))).toBe(1)
})
