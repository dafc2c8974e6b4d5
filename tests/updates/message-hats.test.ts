import { landing } from '../../miniprogram/pages/start/landing'
import type { Session } from '../../miniprogram/services/session'
import { SchoolWeek } from './school-week'

const school = new SchoolWeek()
const { phone, ready, talk, compose } = school

test('the page of a message opens with the hat that it is for, whichever the person wears', async () => {
  const { ids, sql } = school.world
  await sql(`insert into membership (school_id, person_id, role, since) values ($1, $2, 'teacher', '2025-09-01')`, [
    ids.school,
    ids.people.father,
  ])
  await ready('father')
  await talk('他今天笑了')
  await phone('teacher').ask('updates.publish', { updateIds: await compose() })
  const [message] = await sql<{ page: string }>(`select page from message where person_id = $1 and child_id = $2`, [
    ids.people.father,
    ids.child,
  ])
  const session = (await phone('father').ask('session.open', {})) as Session
  expect(session.hats.map(({ role }) => role).toSorted()).toEqual(['parent', 'teacher'])
  const asParent = { hat: `${ids.school}:parent`, url: `/${message!.page}` }
  for (const worn of [`${ids.school}:teacher`, `${ids.school}:parent`, undefined])
    expect(landing(session, worn, message!.page)).toEqual(asParent)
})
