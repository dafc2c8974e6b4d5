import { UNFIT_WORDS } from '../ports'
import { FRIDAY_1800, WEEK, SchoolWeek } from './school-week'

const school = new SchoolWeek()
const { phone, talk, compose } = school
const mine = async () => (await phone('father').ask('updates.mine', { childId: school.world.ids.child })).update
const review = async () => (await phone('teacher').ask('updates.review', {})).updates
const row = async () => (await review()).find((one) => one.childId === school.world.ids.child)!
const publish = (updateIds: number[]) => phone('teacher').ask('updates.publish', { updateIds })
const line = (updateId: number, teacherLine: string) => phone('teacher').ask('updates.line', { updateId, teacherLine })

test('a parent answers in their own words, and the class teacher reads it', async () => {
  const ids = await compose()
  await publish(ids)
  const { updateId } = (await mine())!
  const answer = (input: object) => phone('father').ask('updates.answer', { updateId, ...input })
  expect(await answer({ reply: '谢谢林老师，这周日我打电话' })).toEqual({
    thumb: false,
    phrase: null,
    reply: '谢谢林老师，这周日我打电话',
  })
  expect(await answer({ thumb: true })).toMatchObject({ thumb: true, reply: '谢谢林老师，这周日我打电话' })
  expect((await mine())!.answer).toMatchObject({ thumb: true, reply: '谢谢林老师，这周日我打电话' })
  expect((await row()).answers).toEqual([
    { relation: 'father', readAt: expect.any(String), thumb: true, phrase: null, reply: '谢谢林老师，这周日我打电话' },
  ])
  expect((await phone('teacher').ask('week.today', {})).answers).toMatchObject([
    { reply: '谢谢林老师，这周日我打电话', voices: 0 },
  ])
  // A message for the child is counted, for those who work with the child; nothing of it is shown.
  const { child, school: schoolId, people } = school.world.ids
  await school.world.sql(
    `insert into voice (school_id, child_id, update_id, kind, author, file_id, key, seconds, bytes, sent_at, state) values ($1, $2, $3, 'forChild', $4, 'cloud://x.y/1', '\\x00', 23, 9000, $5, 'passed')`,
    [schoolId, child, updateId, people.father, school.world.outside.now],
  )
  expect(await row()).toMatchObject({ voices: 1 })
  expect((await phone('teacher').ask('week.today', {})).answers).toMatchObject([{ voices: 1 }])
  expect(await answer({ reply: '' })).toMatchObject({ thumb: true, reply: null })
  expect(await phone('father').call('updates.answer', { updateId, reply: UNFIT_WORDS })).toMatchObject({
    error: { code: 'TEXT_REFUSED' },
  })
})

test('what is thin is said, and settled by a word', async () => {
  await phone('teacher').ask('calls.log', {
    childId: school.world.ids.child,
    outcome: 'reached',
    startedAt: '2026-11-25T04:40:00.000Z',
    durationSeconds: 540,
  })
  await phone('teacher').ask('calls.log', {
    childId: school.world.ids.sibling,
    outcome: 'noAnswer',
    startedAt: '2026-11-25T04:40:00.000Z',
  })
  await compose()
  const stack = await review()
  const lacks = Object.fromEntries(stack.map((one) => [one.name, one.lacks]))
  expect(lacks).toMatchObject({ 甲一: 'callOnly', 甲二: 'triedOnly', 乙一: 'nothing' })
  const first = stack[0]!
  await line(first.updateId, '这周很好')
  const after = await review()
  expect(after.at(-1)).toMatchObject({ updateId: first.updateId, thin: false, lacks: null })
})

test('a parent’s first screen, full, is 2 KB besides its pictures', async () => {
  const { ids } = school.world
  school.world.outside.now = FRIDAY_1800
  await phone('teacher').ask('updates.ask', {
    classId: ids.ownClass,
    week: WEEK,
    ask: '下周一开家长会，请奶奶九点到校，带上回执',
  })
  await talk('这周笑得多了，也肯举手')
  for (const [kind, body] of [
    ['homeVisit', { met: 'grandparent', findings: '都好' }],
    ['study', { how: 'better', findings: '口诀会背了' }],
    ['award', { by: 'class', title: '劳动小能手' }],
  ] as const) {
    const note = {
      kind,
      childId: ids.child,
      happenedOn: '2026-11-26',
      body,
      forParents: '奶奶身体好，家里都好，请放心',
    }
    await phone('teacher').ask('notes.post', note as never)
  }
  const updateIds = await compose()
  await publish(updateIds)
  const { updateId } = (await mine())!
  await phone('father').ask('updates.answer', {
    updateId,
    thumb: true,
    phrase: 'missYou',
    reply: '谢谢老师，周日晚上我打给他',
  })
  for (let n = 0; n < 4; n++) {
    await school.world.sql(
      `insert into voice (school_id, child_id, kind, author, file_id, key, seconds, bytes, sent_at, state) values ($1, $2, 'forChild', $3, $4, '\\x00', 23, 9000, $5, 'passed')`,
      [ids.school, ids.child, ids.people.father, `cloud://x.y/${n}`, school.world.outside.now],
    )
  }
  await school.world.sql(
    `with l as (insert into letter (school_id, kind, occasion, title, announced_by, announced_at) values ($1, 'toParents', 'termEnd', '致家长的一封信：寒假安全', $2, $3) returning letter_id)
     insert into letter_child (school_id, letter_id, child_id) select $1, letter_id, $4 from l`,
    [ids.school, ids.people.head, school.world.outside.now, ids.child],
  )
  const reply = await phone('father').ask('updates.mine', { childId: ids.child })
  expect(reply.update!.body.notes).toHaveLength(4)
  expect(reply.voices).toHaveLength(3)
  expect(reply.letters).toEqual([
    {
      letterId: expect.any(Number),
      kind: 'toParents',
      title: '致家长的一封信：寒假安全',
      dueOn: null,
      confirmed: false,
    },
  ])
  expect(Buffer.byteLength(JSON.stringify(reply))).toBeLessThanOrEqual(2048)
})
