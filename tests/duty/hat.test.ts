import { actions } from '../../contract/actions'
import type { ActionName } from '../../contract/actions'
import { hatKey } from '../../contract/roles'
import { aimed } from '../access/inputs'
import { leaveTraces } from '../access/marked'
import { openWorld, WEDNESDAY } from '../world'
import type { World } from '../world'
import { rosterOf, TODAY } from './roster-of'

let world: World
const { as, person, set } = rosterOf(() => world)

beforeAll(async () => {
  world = await openWorld()
  await set(TODAY, ['otherTeacher', 960, 1200])
})
afterAll(() => world.close())
afterEach(() => {
  world.outside.now = WEDNESDAY
})

const deskHat = () => ({ openid: 'o_otherTeacher', hat: hatKey(world.ids.school, 'desk') })
const hatsOf = async (openid: string) =>
  (await world.as({ openid }).ask('session.open', {})).hats.map(({ role }) => role)

test('on the day of duty, and on no other, a teacher wears the desk’s hat too', async () => {
  expect(await hatsOf('o_otherTeacher')).toEqual(['teacher', 'desk'])
  expect(await hatsOf('o_teacher')).toEqual(['teacher'])
  for (const day of ['2026-11-24T07:00:00Z', '2026-11-26T07:00:00Z']) {
    world.outside.now = new Date(day)
    expect(await hatsOf('o_otherTeacher')).toEqual(['teacher'])
  }
})

const reads = (Object.keys(actions) as ActionName[]).filter((name) => {
  const { kind, roles } = actions[name]
  return kind === 'read' && typeof roles !== 'string'
})

test('it opens what the desk may read, to the letter, and it closes with the day', async () => {
  const traces = await leaveTraces(world)
  for (const name of reads) {
    const input = aimed[name](traces.otherChild, world.ids) as never
    const [desk, onDuty] = [await as('desk').call(name, input), await world.as(deskHat()).call(name, input)]
    const outcome = (reply: typeof desk) => (reply.ok ? 'answered' : reply.error.code)
    expect([name, outcome(onDuty)]).toEqual([name, outcome(desk)])
  }
  world.outside.now = new Date('2026-11-25T16:00:00Z') // midnight at the school
  for (const name of reads) {
    const reply = await world.as(deskHat()).call(name, aimed[name](traces.otherChild, world.ids) as never)
    expect([name, reply.ok ? 'answered' : reply.error.code]).toEqual([name, 'FORBIDDEN'])
  }
})

test('a child of another class opens from the desk, not from the classroom', async () => {
  expect(await as('otherTeacher').call('calls.form', { childId: world.ids.child })).toMatchObject({
    error: { code: 'NOT_FOUND' },
  })
  expect(await world.as(deskHat()).call('calls.form', { childId: world.ids.child })).toMatchObject({ ok: true })
})

test('who left the staff, and a volunteer, get no hat from a roster that still names them', async () => {
  await world.sql(`update membership set ended_at = $1 where person_id = $2`, [WEDNESDAY, person('otherTeacher')])
  expect(await hatsOf('o_otherTeacher')).toEqual([])
  await world.sql(
    `insert into membership (school_id, person_id, role, since) values ($1, $2, 'volunteer', '2026-01-01')`,
    [world.ids.school, person('otherTeacher')],
  )
  expect(await hatsOf('o_otherTeacher')).toEqual([])
  await world.sql(`update membership set ended_at = null where person_id = $1`, [person('otherTeacher')])
})

test('a swap on the day hands the hat over at once', async () => {
  const [duty] = await set(TODAY, ['otherTeacher', 960, 1200])
  const { swapId } = await as('otherTeacher').ask('duty.ask', { dutyId: duty!, personId: person('teacher') })
  await as('teacher').ask('duty.answer', { swapId, accept: true })
  expect(await hatsOf('o_teacher')).toEqual(['teacher', 'desk'])
  expect(await hatsOf('o_otherTeacher')).toEqual(['teacher'])
})
