import { openWorld } from '../world'
import type { PersonaName, World } from '../world'

let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const as = (who: PersonaName) => world.as(world.personas[who])

test('a class of fifty fits six kilobytes, a school of more is listed in pages', async () => {
  const { ids } = world
  await world.sql(
    `insert into child (school_id, class_id, name, initials, sex, birth_date, parental_absence, left_behind_status, accommodation, special_status, enrolled_on)
     select $1, $2, '欧阳' || chr(20000 + n), 'oyx', 'male', '2017-01-01', 'both', 'bothParents', 'day', '{}', '2026-09-01' from generate_series(1, 47) n`,
    [ids.school, ids.ownClass],
  )
  await world.sql(
    `insert into family_call (school_id, child_id, medium, started_at, week, duration_seconds, outcome, topics, logged_by, logged_at)
     select school_id, child_id, 'voice', '2026-11-17T04:00:00Z', '2026-11-16', 300, 'reached', '{}', $2, '2026-11-17T04:00:00Z'
     from child where school_id = $1 and class_id = $3 and child_id % 2 = 0`,
    [ids.school, ids.people.teacher, ids.ownClass],
  )
  const reply = await as('teacher').call('classes.week', {})
  expect(reply).toMatchObject({ ok: true, data: { children: { length: 50 } } })
  const bytes = Buffer.byteLength(JSON.stringify(reply))
  expect(bytes).toBeLessThanOrEqual(6 * 1024)
  const first = await as('head').ask('children.list', {})
  const second = await as('head').ask('children.list', { page: 1 })
  expect([first.total, first.children.length, second.children.length]).toEqual([51, 50, 1])
  expect((await as('head').ask('week.today', {})).missing.length).toBeLessThanOrEqual(60)
})
