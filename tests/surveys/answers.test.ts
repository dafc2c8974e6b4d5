import type { PersonaName } from '../world'
import { no, Surveyed } from './world'

const survey = new Surveyed()
const { as, answer, answers } = survey

test('the class teacher walks through the own class, with facts, first contact, last term and gaps', async () => {
  const { ids, world } = survey
  await world.sql(
    `insert into survey_answer (school_id, term, child_id, answer, answered_by, answered_at) values ($1, '2026-spring', $2, 'changed', $3, now())`,
    [ids.school, ids.child, ids.people.teacher],
  )
  expect(await answer('teacher', ids.sibling)).toMatchObject({ ok: true, data: { answered: 1 } })
  const walk = await as('teacher').ask('surveys.class', {})
  expect(walk).toMatchObject({
    term: { key: '2026-autumn', label: '2026年秋季学期' },
    classId: ids.ownClass,
    classes: [{ classId: ids.ownClass, name: '三年级1班', total: 3, waiting: 2 }],
  })
  const [second, first, third] = walk.children
  expect([first!.name, second!.name, third!.name]).toEqual(['甲一', '甲二', '乙一'])
  expect(first).toMatchObject({ facts: 'bgd', kin: 'father', phone: '199****8001', answers: '-c' })
  expect(first!.gaps).toBeGreaterThan(0)
  expect(second).toMatchObject({ answers: 'u-' })
})

test('of a class that one does not teach there is nothing, as of none at all', async () => {
  const other = await as('teacher').call('surveys.class', { classId: survey.ids.otherClass })
  const none = await as('teacher').call('surveys.class', { classId: 999_999 })
  expect(other).toMatchObject(no('NOT_FOUND'))
  expect(none).toMatchObject(no('NOT_FOUND'))
  expect(await as('head').ask('surveys.class', { classId: survey.ids.otherClass })).toMatchObject({
    classes: [{ waiting: 3 }, { waiting: 1 }],
    children: [{ name: '丙一' }],
  })
})

test('a paired teacher without a class has nothing to survey, and may not answer for the paired child', async () => {
  const { ids, world } = survey
  await world.sql(`delete from class_teacher where person_id = $1`, [ids.people.otherTeacher])
  await world.sql(`insert into pairing (school_id, child_id, person_id, from_on) values ($1, $2, $3, '2026-09-01')`, [
    ids.school,
    ids.child,
    ids.people.otherTeacher,
  ])
  expect(await as('otherTeacher').ask('surveys.class', {})).toMatchObject({ classId: null, classes: [], children: [] })
  expect(await answer('otherTeacher', ids.child)).toMatchObject(no('FORBIDDEN'))
  expect(await as('otherTeacher').call('surveys.retract', { childIds: [ids.child] })).toMatchObject(no('FORBIDDEN'))
})

test.each<[PersonaName, string]>([
  ['teacher', 'ok'],
  ['head', 'ok'],
  ['otherTeacher', 'NOT_FOUND'],
  ['farHead', 'NOT_FOUND'],
  ['desk', 'FORBIDDEN'],
  ['father', 'FORBIDDEN'],
  ['officer', 'FORBIDDEN'],
])('%s answers for a child of the class: %s', async (who, outcome) => {
  const reply = await answer(who, survey.ids.child)
  expect(reply.ok ? 'ok' : reply.error.code).toBe(outcome)
})

test('one child that is not theirs, and nothing of the whole list is written', async () => {
  const { ids } = survey
  const list = [ids.child, ids.otherChild].map((childId) => ({ childId, answer: 'unchanged' as const }))
  expect(await as('teacher').call('surveys.answer', { answers: list })).toMatchObject(no('NOT_FOUND'))
  expect(await answers()).toEqual({})
})

test.each([
  ['none', 0],
  ['too many', 61],
])('a list of %s is refused at its field', async (_, count) => {
  const list = Array.from({ length: count }, (_, at) => ({ childId: at + 1, answer: 'unchanged' as const }))
  const reply = await as('teacher').call('surveys.answer', { answers: list })
  expect(reply).toMatchObject(no('INVALID_INPUT'))
  expect(!reply.ok && Object.keys(reply.error.fields!)).toEqual(['answers'])
})

test('the same child twice in one list is refused', async () => {
  const twice = [0, 1].map(() => ({ childId: survey.ids.child, answer: 'unchanged' as const }))
  expect(await as('teacher').call('surveys.answer', { answers: twice })).toMatchObject(
    no('INVALID_INPUT', { answers: 'notAllowed' }),
  )
})

test('two answer for the same child at once: one of them counts, both are on the audit', async () => {
  const { ids, world } = survey
  const [one, other] = await Promise.all([
    answer('teacher', ids.child, 'changed'),
    answer('head', ids.child, 'unchanged'),
  ])
  expect([one.ok, other.ok]).toEqual([true, true])
  const { [ids.child]: kept } = await answers()
  expect([
    { answer: 'changed', by: ids.people.teacher },
    { answer: 'unchanged', by: ids.people.head },
  ]).toContainEqual(kept)
  const trail = await world.sql<{ person_id: string }>(
    `select person_id from audit where action = 'surveys.answer' and $1 = any (children)`,
    [ids.child],
  )
  expect(trail.map((row) => Number(row.person_id)).toSorted()).toEqual([ids.people.teacher, ids.people.head].toSorted())
})

test('an answer is replaced by a later one, and taken back', async () => {
  const { ids } = survey
  await answer('teacher', ids.child, 'changed')
  await answer('teacher', ids.child)
  expect(await answers()).toEqual({ [ids.child]: { answer: 'unchanged', by: ids.people.teacher } })
  expect(await as('teacher').ask('surveys.retract', { childIds: [ids.child, ids.sibling] })).toEqual({ retracted: 1 })
  expect(await answers()).toEqual({})
})

test('the head sees how far each class has come, who waits, and how complete the records are', async () => {
  const { ids, world } = survey
  await answer('teacher', ids.child)
  await answer('teacher', ids.classmate, 'changed')
  const school = await as('head').ask('surveys.school', {})
  expect(school).toMatchObject({
    school: '测试小学',
    term: { label: '2026年秋季学期' },
    before: { label: '2026年春季学期' },
    confirmed: 2,
    left: 0,
    classes: [
      { name: '三年级1班', teachers: ['林老师'], total: 3, confirmed: 2, waiting: [{ name: '甲二' }] },
      { name: '四年级1班', teachers: ['石老师'], total: 1, confirmed: 0, waiting: [{ name: '丙一' }] },
    ],
    answers: { total: 4, difference: 0 },
    records: { total: 4, difference: 0 },
  })
  expect(Object.fromEntries(school.answers.parts.map(({ key, count }) => [key, count]))).toEqual({
    unchanged: 1,
    changed: 1,
    new: 0,
    none: 2,
  })
  expect(school.gaps).toContainEqual({ label: '身份证号', count: 4 })
  expect(await as('teacher').call('surveys.school', {})).toMatchObject(no('FORBIDDEN'))
  await world.sql(`update child set left_on = '2026-11-01' where child_id = $1`, [ids.sibling])
  expect((await as('head').ask('surveys.school', {})).answers.total).toBe(3)
})

test('a class of fifty fits eight kilobytes, a school’s overview asks once', async () => {
  const { ids, world } = survey
  await world.sql(
    `insert into child (school_id, class_id, name, initials, sex, birth_date, parental_absence, left_behind_status, accommodation, special_status, enrolled_on)
     select $1, $2, '欧阳' || chr(20000 + n), 'oyx', 'male', '2017-01-01', 'both', 'bothParents', 'day', '{singleParent}', '2026-09-01' from generate_series(1, 47) n`,
    [ids.school, ids.ownClass],
  )
  await world.sql(
    `insert into child_relative (school_id, child_id, relative_id, relation, call_order)
     select school_id, child_id, $1, 'grandmotherMaternal', 1 from child c where school_id = $2 and class_id = $3
       and not exists (select from child_relative o where o.child_id = c.child_id)`,
    [ids.relatives.grandmother, ids.school, ids.ownClass],
  )
  await as('teacher').ask('surveys.class', {})
  const before = world.database.trips
  const reply = await as('teacher').call('surveys.class', {})
  expect(world.database.trips - before).toBeLessThanOrEqual(2)
  expect(reply).toMatchObject({ ok: true, data: { children: { length: 50 } } })
  expect(Buffer.byteLength(JSON.stringify(reply))).toBeLessThanOrEqual(8 * 1024)
})
