import { signsOf, unusualRules } from '../../contract/unusual'
import type { UnusualFacts } from '../../contract/unusual'
import type { Role } from '../../contract/roles'
import { openWorld } from '../world'
import type { World } from '../world'

const none: UnusualFacts = { manyQuickly: 0, outside: 0, reveals: 0, night: 0 }

/** An ordinary day, and the first one that is not, for each hat and rule. */
const table: [Role, Partial<UnusualFacts>, string[]][] = [
  ['teacher', {}, []],
  ['teacher', { manyQuickly: 7 }, []],
  ['teacher', { manyQuickly: 8 }, ['manyQuickly']],
  ['teacher', { outside: 1 }, ['outside']],
  ['teacher', { reveals: 9, night: 2 }, []],
  ['teacher', { reveals: 10, night: 3 }, ['reveals', 'night']],
  ['desk', { manyQuickly: 14, outside: 9, reveals: 9 }, []],
  ['desk', { manyQuickly: 15, outside: 10, reveals: 10, night: 1 }, ['manyQuickly', 'outside', 'reveals', 'night']],
  ['head', { manyQuickly: 39, outside: 300, reveals: 24, night: 4 }, []],
  ['head', { manyQuickly: 40 }, ['manyQuickly']],
  ['parent', { manyQuickly: 99, outside: 99, reveals: 99, night: 99 }, []],
]

test.each(table)('%s %j', (hat, facts, signs) => {
  expect(signsOf(hat, { ...none, ...facts }).map(({ rule }) => rule)).toEqual(signs)
})

test('a sign says from how many on it counts', () => {
  expect(signsOf('teacher', { ...none, manyQuickly: 12 })).toEqual([
    { rule: 'manyQuickly', count: 12, from: unusualRules.manyQuickly.from.teacher },
  ])
})

describe('on the audit', () => {
  let world: World
  let crowd: number[]
  beforeAll(async () => {
    world = await openWorld()
    const { school, otherClass } = world.ids
    crowd = []
    for (let n = 0; n < 60; n += 1) {
      const [row] = await world.sql<{ child_id: string }>(
        `insert into child (school_id, class_id, name, initials, sex, birth_date, parental_absence, left_behind_status, accommodation, special_status, enrolled_on)
         values ($1, $2, $3, 'x', 'male', '2016-01-01', 'both', 'bothParents', 'day', '{}', '2026-09-01') returning child_id`,
        [school, otherClass, `众${n}`],
      )
      crowd.push(Number(row!.child_id))
    }
  })
  beforeEach(async () => {
    await world.sql(`set session_replication_role = replica`)
    await world.sql(`delete from audit`)
    await world.sql(`set session_replication_role = origin`)
  })
  afterAll(() => world.close())

  /** Somebody opens children one by one, so many seconds apart. */
  async function reads(
    who: 'teacher' | 'otherTeacher' | 'desk' | 'head',
    children: number[],
    from: string,
    seconds: number,
    action = 'children.open',
  ): Promise<void> {
    const hat = world.personas[who].hat!.split(':')[1]
    for (const [at, child] of children.entries()) {
      await world.sql(
        `insert into audit (school_id, at, person_id, hat, action, children) values ($1, $2, $3, $4, $5, array[$6]::bigint[])`,
        [world.ids.school, new Date(Date.parse(from) + at * seconds * 1000), world.ids.people[who], hat, action, child],
      )
    }
  }
  const listed = async () =>
    (await world.as(world.personas.head).ask('rights.unusual', {})).days.map(({ name, hat, day, signs, looked }) => [
      name,
      hat,
      day,
      signs.map(({ rule, count }) => `${rule} ${count}`).join(', '),
      looked?.by ?? null,
    ])

  test('a scraper at the desk is seen: many quickly, none of them with a call, the numbers too', async () => {
    await reads('desk', crowd, '2026-11-24T02:00:00Z', 5)
    await reads('desk', crowd, '2026-11-24T02:10:00Z', 5, 'contacts.reveal')
    expect(await listed()).toEqual([['方老师', 'desk', '2026-11-24', 'manyQuickly 60, outside 60, reveals 60', null]])
  })

  test('a class teacher who goes through the own class is not, nor the desk with its day’s calls, nor the head with a class', async () => {
    await reads('otherTeacher', crowd, '2026-11-24T02:00:00Z', 5)
    for (const child of crowd.slice(0, 30)) {
      await world.sql(
        `insert into family_call (school_id, child_id, medium, started_at, week, duration_seconds, outcome, topics, logged_by, logged_at) values ($1, $2, 'voice', '2026-11-24 04:00+00', '2026-11-23', 60, 'reached', '{}', $3, '2026-11-24 04:00+00')`,
        [world.ids.school, child, world.ids.people.desk],
      )
    }
    await reads('desk', crowd.slice(0, 30), '2026-11-24T04:00:00Z', 300)
    await reads('desk', crowd.slice(0, 30), '2026-11-24T04:00:10Z', 300, 'contacts.reveal')
    await reads('head', crowd.slice(0, 39), '2026-11-24T05:00:00Z', 10)
    expect(await listed()).toEqual([])
  })

  test('a list is one look, however many stand on it', async () => {
    await world.as(world.personas.head).ask('children.list', {})
    await world.as(world.personas.desk).ask('week.today', {})
    expect(await listed()).toEqual([])
  })

  test('a teacher outside the own class, while a paired child is fine', async () => {
    await world.sql(`insert into pairing (school_id, child_id, person_id, from_on) values ($1, $2, $3, '2026-09-01')`, [
      world.ids.school,
      crowd[1],
      world.ids.people.teacher,
    ])
    await reads('teacher', [crowd[0]!, crowd[1]!, world.ids.child], '2026-11-24T02:00:00Z', 600)
    expect(await listed()).toEqual([['林老师', 'teacher', '2026-11-24', 'outside 1', null]])
  })

  test('the night, by the school’s clock', async () => {
    await reads('otherTeacher', crowd.slice(0, 3), '2026-11-24T15:30:00Z', 60)
    expect(await listed()).toEqual([['石老师', 'teacher', '2026-11-24', 'night 3', null]])
  })

  test('what was looked into goes to the end, and comes back when more is read', async () => {
    await reads('desk', crowd.slice(30, 50), '2026-11-25T02:00:00Z', 5)
    await reads('otherTeacher', crowd.slice(0, 3), '2026-11-20T15:30:00Z', 60)
    const personId = world.ids.people.desk
    await world.as(world.personas.head).ask('rights.looked', { personId, day: '2026-11-25' })
    expect((await listed()).map(([name, , , , looked]) => [name, looked])).toEqual([
      ['石老师', null],
      ['方老师', '高校长'],
    ])
    expect((await world.as(world.personas.head).ask('overview.school', {})).rights).toEqual({ open: 0, unusual: 1 })
    await reads('desk', crowd.slice(50, 52), '2026-11-25T08:00:00Z', 5)
    expect((await listed())[0]).toEqual(['方老师', 'desk', '2026-11-25', 'manyQuickly 20, outside 22', null])
    expect((await world.as(world.personas.head).ask('overview.school', {})).rights).toEqual({ open: 0, unusual: 2 })
  })

  test('a person of another school cannot be looked into', async () => {
    const ask = { personId: world.ids.people.farTeacher, day: '2026-11-24' }
    expect(await world.as(world.personas.head).call('rights.looked', ask)).toMatchObject({
      error: { code: 'NOT_FOUND' },
    })
  })
})
