import { no, Surveyed, TODAY } from './world'

const survey = new Surveyed()
const { as, answer, answers, newChild } = survey

test('a new child is on file with the facts, who cares and whom to call, and is new in this survey', async () => {
  const { ids, world } = survey
  const { childId } = await as('teacher').ask('children.add', newChild({ specialStatus: ['poverty', 'poverty'] }))
  expect(await as('teacher').ask('children.open', { childId })).toMatchObject({
    name: '新来的',
    facts: {
      parentalAbsence: 'one',
      leftBehindStatus: 'oneParent',
      careArrangement: 'kinshipGrandparent',
      accommodation: 'day',
      specialStatus: ['poverty'],
    },
    relatives: [{ name: '新奶奶', phones: ['199****7777'], isCaregiver: true }],
  })
  expect(await answers()).toMatchObject({ [childId]: { answer: 'new', by: ids.people.teacher } })
  expect(await world.sql(`select kind, happened_on::text as on, before from record_event`)).toEqual([
    { kind: 'added', on: TODAY, before: {} },
  ])
  // Still new when the teacher says so again, or moves the child.
  await answer('teacher', childId)
  await as('teacher').ask('moves.class', { childId, classId: ids.otherClass, on: TODAY })
  expect(await answers()).toMatchObject({ [childId]: { answer: 'new' } })
})

test('a brother of a child on file shares the father', async () => {
  const relative = { name: '甲父', relation: 'father' as const, phone: '+86 199-0000-8001' }
  const { childId } = await as('teacher').ask('children.add', newChild({ care: 'none', relative }))
  expect(
    await survey.world.sql(`select relative_id::int as id from child_relative where child_id = $1`, [childId]),
  ).toEqual([{ id: survey.ids.relatives.father }])
  expect(
    await survey.world.sql(`select count(*)::int as n from relative_phone where relative_id = $1`, [
      survey.ids.relatives.father,
    ]),
  ).toEqual([{ n: 1 }])
})

test.each([
  [{ name: '甲一', birthDate: '2017-05-01' }, 'CHILD_ON_FILE', undefined],
  [{ name: '丙一', birthDate: '2016-09-04' }, 'CHILD_ON_FILE', undefined],
  [{ birthDate: '2025-01-01' }, 'INVALID_INPUT', { birthDate: 'ageImplausible' }],
  [{ birthDate: '1999-01-01' }, 'INVALID_INPUT', { birthDate: 'ageImplausible' }],
  [{ on: '2026-11-26' }, 'INVALID_INPUT', { on: 'inFuture' }],
  [{ name: '新' }, 'INVALID_INPUT', { name: 'tooShort' }],
  [{ classId: 999_999 }, 'NOT_FOUND', undefined],
  [{ care: 'parent' }, 'INVALID_INPUT', { 'relative.isCaregiver': 'kindDiffers' }],
  [{ relative: { name: '谁', relation: 'father', phone: '123' } }, 'INVALID_INPUT', { 'relative.phone': 'phoneWrong' }],
])('refused: %j', async (change, code, fields) => {
  expect(await as('teacher').call('children.add', newChild(change) as never)).toMatchObject(no(code, fields))
  expect(await survey.world.sql(`select count(*)::int as n from child`)).toEqual([{ n: 5 }])
  expect(await survey.world.sql(`select count(*)::int as n from relative`)).toEqual([{ n: 5 }])
})

test('only into a class that one keeps', async () => {
  const into = (who: 'teacher' | 'otherTeacher' | 'head' | 'farHead') => as(who).call('children.add', newChild())
  expect(await into('otherTeacher')).toMatchObject(no('NOT_FOUND'))
  expect(await into('farHead')).toMatchObject(no('NOT_FOUND'))
  expect(await into('head')).toMatchObject({ ok: true })
  expect(await into('teacher')).toMatchObject(no('CHILD_ON_FILE'))
  expect(await as('teacher').ask('children.form', {})).toEqual({
    today: TODAY,
    classes: [{ classId: survey.ids.ownClass, name: '三年级1班' }],
  })
})
