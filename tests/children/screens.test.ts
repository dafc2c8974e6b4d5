import { testDatabase } from '../database'
import type { TestDatabase } from '../database'
import { makeWorld } from '../world'
import type { PersonaName, World } from '../world'

let database: TestDatabase
let world: World

/** Wednesday 25 November 2026, 15:00; the week began on Monday the 23rd, everyone is enrolled since Tuesday 1 September. */
beforeAll(async () => {
  database = await testDatabase()
  world = await makeWorld(database.url)
})
afterAll(async () => {
  await world.close()
  await database.close()
})

const as = (who: PersonaName) => world.as(world.personas[who])

async function called(child: number, startedAt: string, outcome = 'reached'): Promise<void> {
  await world.sql(
    `insert into family_call (school_id, child_id, medium, started_at, week, duration_seconds, outcome, topics, logged_by, logged_at)
     values ($1, $2, 'voice', $3, app.week_of($3), 301, $4, '{}', $5, $3)`,
    [world.ids.school, child, startedAt, outcome, world.ids.people.teacher],
  )
}

async function noted(child: number, kind: string, on: string, body: object): Promise<void> {
  await world.sql(
    `insert into note (school_id, child_id, kind, happened_on, week, body, for_parents, author, posted_at)
     values ($1, $2, $3, $4, date_trunc('week', $4::date), $5, '一切都好', $6, $7)`,
    [world.ids.school, child, kind, on, JSON.stringify(body), world.ids.people.teacher, '2026-11-25T00:00:00Z'],
  )
}

async function booked(child: number, startsAt: string, state = 'booked'): Promise<void> {
  const { school, line, relatives, people } = world.ids
  await world.sql(
    `insert into booking (school_id, line_id, starts_at, week, child_id, relative_id, state, booked_by, booked_at)
     values ($1, $2, $3, app.week_of($3), $4, $5, $6, $7, $3)`,
    [school, line, startsAt, child, relatives.father, state, people.father],
  )
}

async function tripsOf(ask: () => Promise<unknown>): Promise<number> {
  const before = world.database.trips
  await ask()
  // One trip is the identity of the caller.
  return world.database.trips - before - 1
}

test('before anything has happened every child waits for everything', async () => {
  const { ids } = world
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
  const { ids } = world
  await called(ids.child, '2026-11-23T04:10:00Z')
  await called(ids.child, '2026-11-24T04:10:00Z', 'noAnswer')
  await booked(ids.child, '2026-11-27T08:00:00Z')
  await booked(ids.sibling, '2026-11-24T08:00:00Z')
  await booked(ids.classmate, '2026-11-25T08:30:00Z')
  await called(ids.classmate, '2026-11-08T04:00:00Z')
  await called(ids.sibling, '2026-11-18T04:00:00Z')
  await noted(ids.child, 'talkNote', '2026-11-24', { topics: { mood: { step: 'good', words: '' } } })
  await noted(ids.classmate, 'talkNote', '2026-10-28', { topics: { mood: { step: 'good', words: '' } } })
  await noted(ids.sibling, 'talkNote', '2026-10-27', { topics: { mood: { step: 'good', words: '' } } })
  await noted(ids.child, 'homeVisit', '2026-09-02', { met: 'grandparent', findings: '都好' })

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
  const { ids } = world
  expect(await as('teacher').call('classes.week', { classId: ids.otherClass })).toMatchObject({
    error: { code: 'NOT_FOUND' },
  })
  expect((await as('head').ask('classes.week', {})).classes).toHaveLength(2)
  await world.sql(`insert into pairing (school_id, child_id, person_id, from_on) values ($1, $2, $3, '2026-09-01')`, [
    ids.school,
    ids.otherChild,
    ids.people.teacher,
  ])
  const { classes } = await as('teacher').ask('classes.week', {})
  expect(classes.map((one) => one.classId)).toEqual([ids.ownClass, ids.otherClass])
  const paired = await as('teacher').ask('classes.week', { classId: ids.otherClass })
  expect(paired.children.map((one) => one.name)).toEqual(['丙一'])
})

test('the desk sees the whole school and no notes', async () => {
  const { ids } = world
  const today = await as('desk').ask('week.today', {})
  expect(today.total).toBe(4)
  expect(today.missing.map((one) => one.needs)).toEqual([['familyCall'], ['familyCall'], ['familyCall']])
  const child = await as('desk').ask('children.open', { childId: ids.child })
  expect(child.can).toEqual({ log: true, note: false, record: false })
  expect(child).toMatchObject({ alerts: [], gaps: 0 })
  expect(child.timeline.map((one) => one.type)).toEqual(['call', 'call'])
})

test('a child’s page: facts apart, masked numbers, what is due, the timeline by day', async () => {
  const { ids } = world
  const child = await as('teacher').ask('children.open', { childId: ids.child })
  expect(child).toMatchObject({
    name: '甲一',
    className: '三年级1班',
    address: '测试县东河镇上村3***',
    facts: { careArrangement: 'kinshipGrandparent', parentalAbsence: 'both', accommodation: 'day', specialStatus: [] },
    strip: 'rm--b--',
    needs: [],
    weeksWithoutCall: 0,
    nextCall: '2026-11-27T08:00:00.000Z',
    can: { log: true, note: true },
  })
  expect(child.relatives.map((one) => [one.relation, one.phones, one.signedIn])).toEqual([
    ['father', ['199****8001'], true],
    ['mother', ['199****8002'], true],
    ['grandmotherMaternal', ['199****8003'], false],
  ])
  expect(child.timeline.map((one) => (one.type === 'note' ? one.kind : one.type === 'call' && one.outcome))).toEqual([
    'noAnswer',
    'talkNote',
    'reached',
    'homeVisit',
  ])
  expect(child.timeline[1]).toMatchObject({ summary: '情绪挺好', forParents: '一切都好', by: '林老师' })
  expect(child.timeline[2]).toMatchObject({ minutes: 6, by: '林老师' })
})

test('a number is shown to who may call, and the audit says who asked for whose', async () => {
  const { ids } = world
  const input = { childId: ids.child, relativeId: ids.relatives.father }
  expect(await as('teacher').ask('contacts.reveal', input)).toEqual({ name: '甲父', phones: ['19900008001'] })
  const [row] = await world.sql(`select action, person_id, children, detail from audit order by audit_id desc limit 1`)
  expect(row).toEqual({
    action: 'contacts.reveal',
    person_id: String(ids.people.teacher),
    children: [String(ids.child)],
    detail: { relativeId: ids.relatives.father },
  })
  const strangers = { childId: ids.child, relativeId: ids.relatives.otherFather }
  expect(await as('teacher').call('contacts.reveal', strangers)).toMatchObject({ error: { code: 'NOT_FOUND' } })
  expect(await as('otherTeacher').call('contacts.reveal', input)).toMatchObject({ error: { code: 'NOT_FOUND' } })
  expect(await as('father').call('contacts.reveal', input)).toMatchObject({ error: { code: 'FORBIDDEN' } })
})

test('children are found by a part of the name or of its initials', async () => {
  const { ids } = world
  const names = async (search: string, who: PersonaName = 'head') =>
    (await as(who).ask('children.list', { search })).children.map((one) => one.name)
  expect(await names('')).toEqual(['甲二', '甲一', '乙一', '丙一'])
  expect(await names('甲')).toEqual(['甲二', '甲一'])
  expect(await names('JY')).toEqual(['甲一'])
  expect(await names('%')).toEqual([])
  expect(await names('丁')).toEqual([])
  const { total, children } = await as('head').ask('children.list', { search: '甲一' })
  expect(total).toBe(1)
  expect(children[0]).toEqual({
    id: ids.child,
    name: '甲一',
    className: '三年级1班',
    careArrangement: 'kinshipGrandparent',
    last: '2026-11-23',
    contacts: 3,
  })
})

test('parents who answered are told to who teaches the child', async () => {
  const { ids } = world
  const [update] = await world.sql<{ update_id: string }>(
    `insert into weekly_update (school_id, child_id, week, body, thin, composed_at, published_at)
     values ($1, $2, '2026-11-16', '{}', false, $3, $3) returning update_id`,
    [ids.school, ids.child, '2026-11-20T10:00:00Z'],
  )
  await world.sql(
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
  const { ids } = world
  const childId = ids.child
  expect(await tripsOf(() => as('teacher').ask('classes.week', {}))).toBe(1)
  const [row] = await world.sql<{ children: string[] }>(`select children from audit order by audit_id desc limit 1`)
  expect(row!.children.map(Number).sort()).toEqual([ids.child, ids.sibling, ids.classmate].sort())
  expect(await tripsOf(() => as('head').ask('week.today', {}))).toBe(1)
  expect(await tripsOf(() => as('head').ask('children.open', { childId }))).toBe(1)
  expect(await tripsOf(() => as('head').ask('children.list', {}))).toBe(1)
  const reveal = { childId, relativeId: ids.relatives.mother }
  expect(await tripsOf(() => as('head').ask('contacts.reveal', reveal))).toBe(1)
})
