import { composeDue } from '../../domain/clock/compose-due'
import { FRIDAY_1800, SchoolWeek, WEEK } from './school-week'

const school = new SchoolWeek()
const { phone, clock, talk, compose } = school

const visit = (happenedOn: string, findings: string) =>
  phone('teacher').ask('notes.post', {
    ...{ kind: 'homeVisit' as const, childId: school.world.ids.child, happenedOn, forParents: findings },
    body: { met: 'grandparent' as const, findings },
  })

/** The clock composes what is due, and the class teacher publishes all of it. */
async function publishAll(): Promise<void> {
  await composeDue(clock())
  const { updates } = await phone('teacher').ask('updates.review', {})
  await phone('teacher').ask('updates.publish', { updateIds: updates.map(({ updateId }) => updateId) })
}

test("a draft follows its records until it is published, then only what is taken back, and keeps the teacher's line", async () => {
  const ids = await compose()
  const line = (updateId: number, teacherLine: string) =>
    phone('teacher').ask('updates.line', { updateId, teacherLine })
  for (const id of ids) await line(id, '加油')
  const noteId = await talk('今天很高兴')
  expect(await composeDue(clock())).toBe(1)
  const drafts = (await phone('teacher').ask('updates.review', {})).updates
  expect(drafts.find((one) => one.name === '甲一')).toMatchObject({ thin: false, teacherLine: '加油' })

  await phone('teacher').ask('updates.publish', { updateIds: ids })
  school.world.outside.now = new Date(FRIDAY_1800.getTime() + 5 * 60_000)
  await phone('teacher').ask('notes.undo', { noteId })
  expect(await composeDue(clock())).toBe(1)
  expect(await composeDue(clock())).toBe(0)
  const mine = await phone('father').ask('updates.mine', { childId: school.world.ids.child })
  expect(mine.update).toMatchObject({ corrected: true, teacher: '林老师', teacherLine: '加油', body: { notes: [] } })

  await line(mine.update!.updateId, '改了一句')
  expect((await phone('father').ask('updates.mine', { childId: school.world.ids.child })).update).toMatchObject({
    corrected: true,
    teacherLine: '改了一句',
  })
})

test('what was written for the parents after the letter of its week was out stands in the next one, once', async () => {
  const { ids, outside } = school.world
  await phone('teacher').ask('updates.publish', { updateIds: await compose() })
  outside.now = new Date('2026-11-28T08:00:00Z')
  await visit('2026-11-28', '周末去看了奶奶')
  outside.now = new Date('2026-11-30T02:00:00Z')
  await visit('2026-11-25', '周一补记的一次家访')
  const told = async (week: string) =>
    (await phone('father').ask('updates.mine', { childId: ids.child, week })).update?.body.notes.map(({ text }) => text)
  expect(await told(WEEK)).toEqual([])

  outside.now = new Date('2026-12-04T10:00:00Z')
  await publishAll()
  expect(await told('2026-11-30')).toEqual(['周一补记的一次家访', '周末去看了奶奶'])
  outside.now = new Date('2026-12-11T10:00:00Z')
  await publishAll()
  expect(await told('2026-12-07')).toEqual([])
  expect(await told(WEEK)).toEqual([])
})

test('a latecomer that is taken back goes from the letter that told it', async () => {
  const { ids, outside } = school.world
  await phone('teacher').ask('updates.publish', { updateIds: await compose() })
  outside.now = new Date('2026-12-04T09:58:00Z')
  const { noteId } = await visit('2026-11-28', '周末去看了奶奶')
  outside.now = new Date('2026-12-04T10:00:00Z')
  await publishAll()
  const mine = () => phone('father').ask('updates.mine', { childId: ids.child, week: '2026-11-30' })
  expect((await mine()).update!.body.notes).toHaveLength(1)
  outside.now = new Date('2026-12-04T10:02:00Z')
  await phone('teacher').ask('notes.undo', { noteId })
  await composeDue(clock())
  expect((await mine()).update).toMatchObject({ corrected: true, body: { notes: [] } })
})
