import { openWorld } from '../world'
import type { World } from '../world'

let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('the child’s page shows that the guardians were rung up, reached or not, and not what was taken back; photos under check are counted', async () => {
  const { ids, personas } = world
  const teacher = world.as(personas.teacher)
  const done = (reached: boolean, more: object = {}) =>
    teacher.ask('sheet.done', { childIds: [ids.child], messageIds: [], about: 'unread', reached, ...more })
  await done(false)
  world.outside.now = new Date(world.outside.now.getTime() + 60_000)
  await done(true, { relativeId: ids.relatives.mother, summary: '周末视频' })
  const { contactIds } = await done(true)
  await teacher.ask('sheet.undo', { contactIds })
  const timeline = async () => (await teacher.ask('children.open', { childId: ids.child })).timeline
  expect(await timeline()).toEqual([
    {
      type: 'contact',
      id: 2,
      at: '2026-11-25T07:01:00.000Z',
      about: 'unread',
      reached: true,
      relation: 'mother',
      summary: '周末视频',
      by: '林老师',
    },
    {
      type: 'contact',
      id: 1,
      at: '2026-11-25T07:00:00.000Z',
      about: 'unread',
      reached: false,
      relation: null,
      summary: '',
      by: '林老师',
    },
  ])
  await world.sql(
    `with n as (insert into note (school_id, child_id, kind, happened_on, week, body, author, posted_at) values ($1, $2, 'homeVisit', '2026-11-25', '2026-11-23', '{}', $3, $4) returning *)
     insert into photo (school_id, note_id, child_id, file_id, state) select school_id, note_id, child_id, 'cloud://x/' || s, s from n cross join unnest('{pending,passed,refused}'::text[]) s`,
    [ids.school, ids.child, ids.people.teacher, world.outside.now],
  )
  expect(await timeline()).toContainEqual(expect.objectContaining({ type: 'note', photos: 2, checking: 1 }))
})
