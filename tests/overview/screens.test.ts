import { openWorld } from '../world'
import type { World } from '../world'

let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const head = () => world.as(world.personas.head)

test('the head sees calls, who waits longest, what the law calls red, capacity against need', async () => {
  const { ids } = world
  await world.sql(
    `update care_arrangement set kind = 'livingAlone' where child_id = $1`, // nine years old
    [ids.otherChild],
  )
  await world.sql(`update child set enrolled_on = '2026-10-05' where child_id = $1`, [ids.classmate])
  await world.sql(`update child set left_behind_status = 'none' where child_id = $1`, [ids.sibling])
  const { people } = ids
  const call = (childId: number, startedAt: string) =>
    head().ask('calls.log', { childId, outcome: 'reached', startedAt, durationSeconds: 300 })
  await call(ids.child, '2026-11-24T04:00:00.000Z')
  await call(ids.child, '2026-11-25T04:00:00.000Z')
  await call(ids.sibling, '2026-11-18T04:00:00.000Z')

  const before = world.database.trips
  const overview = await head().ask('overview.school', {})
  expect(world.database.trips - before).toBe(2)
  expect(overview).toMatchObject({ school: '测试小学', called: 1, total: 4, pupils: 94, capacity: 210, families: 3 })
  expect(overview.waiting.map((one) => [one.name, one.weeksWithoutCall])).toEqual([
    ['丙一', 11],
    ['乙一', 6],
  ])
  expect(overview.alerts.filter(({ level }) => level === 'red')).toEqual([
    {
      childId: ids.otherChild,
      level: 'red',
      name: '丙一',
      className: '四年级1班',
      text: '10岁，登记为独自生活：未满16周岁不得脱离监护单独生活',
      law: '未成年人保护法第21条',
    },
  ])
  // The one whom the register calls 非留守 needs a call as well, but is in no table of left-behind children.
  expect(overview.care).toMatchObject({ total: 3, difference: 0 })
  expect(overview.updates).toEqual({ published: 0, total: 0, read: 0 })

  await world.sql(
    `insert into weekly_update (school_id, child_id, week, body, thin, composed_at, published_at)
     values ($1, $2, '2026-11-16', '{}', false, now(), now()), ($1, $3, '2026-11-16', '{}', false, now(), null), ($1, $3, '2026-11-23', '{}', false, now(), null)`,
    [ids.school, ids.child, ids.classmate],
  )
  await world.sql(
    `insert into update_reader (school_id, update_id, person_id, child_id, read_at)
     select school_id, update_id, $2, child_id, now() from weekly_update where child_id = $1`,
    [ids.child, people.father],
  )
  expect((await head().ask('overview.school', {})).updates).toEqual({ published: 1, total: 2, read: 1 })
})

test('the tables hold classes against the school', async () => {
  const before = world.database.trips
  const tables = await head().ask('statistics.school', {})
  expect(world.database.trips - before).toBe(2)
  expect(tables).toMatchObject({ pupils: 94, leftBehind: 3, classesDifference: 0, sex: { total: 3, difference: 0 } })
  expect(tables.classes).toEqual([
    { name: '三年级1班', pupils: 48, leftBehind: 2, girls: 2, boys: 0 },
    { name: '四年级1班', pupils: 46, leftBehind: 1, girls: 1, boys: 0 },
  ])
  expect(await world.as(world.personas.teacher).call('statistics.school', {})).toMatchObject({
    error: { code: 'FORBIDDEN' },
  })
})

test('the district sees numbers of its schools, and no child by any way', async () => {
  const { ids, personas } = world
  const officer = world.as(personas.officer)
  // Guardians who agreed to their own school's record have been asked, and count only where they agreed to the district's numbers too.
  await world.sql(
    `insert into consent (school_id, child_id, person_id, purpose, notice_version, given_at)
    select school_id, child_id, person_id, 'district', notice_version, given_at from consent where purpose = 'records' and child_id <> $1`,
    [ids.classmate],
  )
  const overview = await officer.ask('overview.district', {})
  expect(overview).toMatchObject({ district: '测试县', week: '2026-11-23' })
  expect(overview.schools).toEqual([
    { schoolId: ids.school, name: '测试小学', pupils: 94, leftBehind: 2, called: 1, capacity: 210 },
    { schoolId: ids.farSchool, name: '远山小学', pupils: 20, leftBehind: 1, called: 0, capacity: 0 },
  ])
  expect(overview.total).toEqual({ pupils: 114, leftBehind: 3, called: 1 })
  expect(JSON.stringify(overview)).not.toMatch(/甲|乙|丙|丁/)
  expect(await officer.call('children.open', { childId: ids.child })).toMatchObject({ error: { code: 'FORBIDDEN' } })
})
