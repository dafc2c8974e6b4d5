import { UNFIT_WORDS } from '../ports'
import { LETTER, LetterSchool, refused } from './school-letters'

const school = new LetterSchool()
const { allows, as, messages } = school

test('a letter to the whole school: a line for every child, one message a family however many children, and it opens the letter', async () => {
  const { ids } = school.world
  await allows('father', [ids.child, ids.sibling], 3)
  const sent = await as('head').ask('letters.announce', { ...LETTER, dueOn: '2026-12-05' })
  expect(sent).toEqual({ letterId: expect.any(Number), children: 4, messages: 1 })
  const told = (await messages()).filter(({ state }) => state === 'queued')
  expect(told).toEqual([
    {
      who: ids.people.father,
      child: ids.child,
      state: 'queued',
      page: `pages/letters/read/index?letter=${sent.letterId}&hat=${ids.school}:parent`,
    },
  ])
  const { letters } = await as('head').ask('letters.list', {})
  expect(letters).toEqual([
    {
      letterId: sent.letterId,
      kind: 'toParents',
      occasion: 'termStart',
      title: LETTER.title,
      announcedAt: school.world.outside.now.toISOString(),
      dueOn: '2026-12-05',
      children: 4,
      sent: 0,
      confirmed: 0,
      by: '高校长',
      className: null,
      withdrawn: false,
    },
  ])
})

test('to chosen classes only; a class that is not there, or at another school, sends nothing to anybody', async () => {
  const { ids } = school.world
  expect(await as('head').ask('letters.announce', { ...LETTER, classIds: [ids.otherClass] })).toMatchObject({
    children: 1,
  })
  for (const classIds of [[ids.farClass], [ids.ownClass, ids.farClass], [999_007]])
    expect(await as('head').call('letters.announce', { ...LETTER, classIds })).toMatchObject(refused('NOT_FOUND'))
  // The same class named twice is one class.
  expect(await as('head').ask('letters.announce', { ...LETTER, classIds: [ids.ownClass, ids.ownClass] })).toMatchObject(
    {
      children: 3,
    },
  )
  expect(await school.world.sql(`select count(*)::int as n from letter`)).toEqual([{ n: 2 }])
})

test('a teacher does not speak for the school, a day that is over is no due date, an empty letter is none', async () => {
  expect(await as('teacher').call('letters.announce', LETTER)).toMatchObject(refused('FORBIDDEN'))
  expect(await as('head').call('letters.announce', { ...LETTER, dueOn: '2026-11-24' })).toMatchObject({
    ok: false,
    error: { code: 'INVALID_INPUT', fields: { dueOn: 'dayOver' } },
  })
  expect(await as('head').call('letters.announce', { ...LETTER, body: ' ' })).toMatchObject({
    ok: false,
    error: { code: 'INVALID_INPUT', fields: { body: 'required' } },
  })
  expect(await as('head').call('letters.announce', { ...LETTER, occasion: 'birthday' })).toMatchObject({
    ok: false,
    error: { code: 'INVALID_INPUT', fields: { occasion: 'notAllowed' } },
  })
})

test('every part of a long letter goes through the content check', async () => {
  const long = '注意安全。'.repeat(598)
  for (const body of [
    `${UNFIT_WORDS}${long}`,
    `${long}${UNFIT_WORDS}`,
    `${'一'.repeat(2385)}${UNFIT_WORDS}${'一'.repeat(500)}`,
  ])
    expect(await as('head').call('letters.announce', { ...LETTER, body })).toMatchObject(refused('TEXT_REFUSED'))
  expect(await as('head').call('letters.announce', { ...LETTER, body: long })).toMatchObject({ ok: true })
})

test('a parent reads it, confirms it once for all children, and the school sees it', async () => {
  const { ids } = school.world
  const { letterId } = await as('head').ask('letters.announce', LETTER)
  expect(await as('father').ask('letters.read', { letterId })).toEqual({
    letterId,
    kind: 'toParents',
    occasion: 'termStart',
    title: LETTER.title,
    body: LETTER.body,
    announcedAt: school.world.outside.now.toISOString(),
    dueOn: null,
    school: '测试小学',
    today: '2026-11-25',
    children: [
      { childId: ids.child, name: '甲一', sent: false, confirmed: false },
      { childId: ids.sibling, name: '甲二', sent: false, confirmed: false },
    ],
  })
  const both = { letterId, confirmed: [ids.child, ids.sibling] }
  expect(await as('father').ask('letters.confirm', { letterId })).toEqual(both)
  // The mother says so too, and it stays the father's word.
  expect(await as('mother').ask('letters.confirm', { letterId })).toEqual(both)
  expect(
    await school.world.sql(`select distinct confirmed_by::int as by from letter_child where confirmed_at is not null`),
  ).toEqual([{ by: ids.people.father }])
  expect((await as('mother').ask('letters.mine', {})).letters[0]!.children.map(({ confirmed }) => confirmed)).toEqual([
    true,
    true,
  ])

  const opened = await as('head').ask('letters.open', { letterId })
  expect(opened.classes).toEqual([
    { classId: ids.ownClass, name: '三年级1班', children: 3, sent: 2, confirmed: 2 },
    { classId: ids.otherClass, name: '四年级1班', children: 1, sent: 0, confirmed: 0 },
  ])
  expect(opened.classId).toBe(ids.ownClass)
  // Who waits stands first, with whom to call.
  expect(opened.children).toEqual([
    {
      childId: ids.classmate,
      name: '乙一',
      sent: false,
      confirmed: null,
      mine: false,
      first: { relativeId: ids.relatives.otherFather, relation: 'father' },
    },
    { childId: ids.sibling, name: '甲二', sent: true, confirmed: 'family', mine: false, first: null },
    { childId: ids.child, name: '甲一', sent: true, confirmed: 'family', mine: false, first: null },
  ])
  // Of two classes the one that still waits is opened by itself.
  await as('otherFather').ask('letters.confirm', { letterId })
  expect(await as('head').ask('letters.open', { letterId })).toMatchObject({
    classId: ids.otherClass,
    children: [{ name: '丙一', confirmed: null, first: null }],
  })
})

test('a slip of paper, a word on the telephone: the school notes it, may take its own note back, and leaves a family’s word alone', async () => {
  const { ids } = school.world
  const { letterId } = await as('head').ask('letters.announce', LETTER)
  const tick = (childIds: number[], on: boolean) => ({ letterId, childIds, what: 'confirmed', on }) as const
  await as('father').ask('letters.confirm', { letterId, childId: ids.child })
  expect(await as('teacher').ask('letters.mark', tick([ids.child, ids.sibling, ids.classmate], true))).toEqual({
    changed: 2,
  })
  const standing = async () =>
    (await as('teacher').ask('letters.open', { letterId })).children.map(({ name, confirmed, mine }) => [
      name,
      confirmed,
      mine,
    ])
  expect((await standing()).toSorted()).toEqual([
    ['乙一', 'school', true],
    ['甲一', 'family', false],
    ['甲二', 'school', true],
  ])
  // The head does not undo the teacher's note, nobody the father's.
  expect(await as('head').ask('letters.mark', tick([ids.classmate], false))).toEqual({ changed: 0 })
  expect(await as('teacher').ask('letters.mark', tick([ids.child, ids.sibling], false))).toEqual({ changed: 1 })
  // Not one's own children: there are none.
  expect(await as('teacher').call('letters.mark', tick([ids.otherChild], true))).toMatchObject(refused('NOT_FOUND'))
  expect(await as('otherTeacher').call('letters.mark', tick([ids.child], true))).toMatchObject(refused('NOT_FOUND'))
})

test('its author withdraws it: gone from the parents, its waiting messages with it; nobody else may, nobody twice', async () => {
  const { ids } = school.world
  await allows('father', [ids.child], 1)
  await allows('mother', [ids.child], 0)
  const { letterId } = await as('head').ask('letters.announce', LETTER)
  expect(await as('teacher').call('letters.withdraw', { letterId })).toMatchObject(refused('NOT_FOUND'))
  expect(await as('farHead').call('letters.withdraw', { letterId })).toMatchObject(refused('NOT_FOUND'))
  await as('head').ask('letters.withdraw', { letterId })
  expect(await as('head').call('letters.withdraw', { letterId })).toMatchObject(refused('NOT_FOUND'))
  expect((await messages()).map(({ state }) => state)).toEqual((await messages()).map(() => 'void'))
  expect((await messages()).length).toBeGreaterThan(0)
  expect((await as('father').ask('letters.mine', {})).letters).toEqual([])
  for (const action of ['letters.read', 'letters.confirm'] as const)
    expect(await as('father').call(action, { letterId })).toMatchObject(refused('NOT_FOUND'))
  expect(
    await as('teacher').call('letters.mark', { letterId, childIds: [ids.child], what: 'confirmed', on: true }),
  ).toMatchObject(refused('NOT_FOUND'))
  expect(await as('head').ask('letters.open', { letterId })).toMatchObject({
    withdrawn: true,
    can: { withdraw: false },
  })
})
