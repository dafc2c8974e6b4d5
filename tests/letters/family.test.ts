import { LetterSchool, refused, ROUND } from './school-letters'

const school = new LetterSchool()
const { allows, as, messages } = school

test('a teacher announces a round for the own class; no family is told before its child’s letter is sent', async () => {
  const { ids } = school.world
  await allows('father', [ids.child, ids.sibling], 2)
  const form = await as('teacher').ask('letters.form', {})
  expect(form).toEqual({
    today: '2026-11-25',
    school: '测试小学',
    kinds: ['family'],
    classes: [{ classId: ids.ownClass, name: '三年级1班', children: 3 }],
  })
  const round = await as('teacher').ask('letters.announce', ROUND)
  expect(round).toMatchObject({ children: 3, messages: 0 })
  expect(await messages()).toEqual([])
  expect(await as('teacher').call('letters.announce', { ...ROUND, classIds: [ids.otherClass] })).toMatchObject(
    refused('NOT_FOUND'),
  )

  const mark = (childIds: number[], on: boolean) =>
    as('teacher').ask('letters.mark', { letterId: round.letterId, childIds, what: 'sent', on })
  expect(await mark([ids.child, ids.sibling], true)).toEqual({ changed: 2 })
  // Ticked again, nothing is said again.
  expect(await mark([ids.child, ids.sibling, ids.classmate], true)).toEqual({ changed: 1 })
  const queued = (await messages()).filter(({ state }) => state === 'queued')
  expect(queued.map(({ who }) => who)).toEqual([ids.people.father])
  expect(await mark([ids.child, ids.sibling], false)).toEqual({ changed: 2 })
  expect((await messages()).filter(({ state }) => state === 'queued')).toEqual([])
})

test('a parent says 收到了 child by child; what came counts as sent', async () => {
  const { ids } = school.world
  const { letterId } = await as('teacher').ask('letters.announce', ROUND)
  await as('teacher').ask('letters.mark', { letterId, childIds: [ids.child], what: 'sent', on: true })
  expect((await as('father').ask('letters.read', { letterId })).children).toEqual([
    { childId: ids.child, name: '甲一', sent: true, confirmed: false },
    { childId: ids.sibling, name: '甲二', sent: false, confirmed: false },
  ])
  expect(await as('father').ask('letters.confirm', { letterId, childId: ids.child })).toEqual({
    letterId,
    confirmed: [ids.child],
  })
  expect(await as('father').call('letters.confirm', { letterId, childId: ids.classmate })).toMatchObject(
    refused('NOT_FOUND'),
  )
  const [line] = (await as('teacher').ask('letters.list', {})).letters
  expect(line).toMatchObject({ children: 3, sent: 1, confirmed: 1, by: '林老师' })
})

test('not a word of a family letter is kept: the contract takes none, the table none', async () => {
  expect(await as('teacher').call('letters.announce', { ...ROUND, body: '亲爱的爸爸' } as never)).toMatchObject({
    ok: false,
    error: { code: 'INVALID_INPUT', fields: { body: 'notAllowed' } },
  })
  await expect(
    school.world.sql(
      `insert into letter (school_id, kind, occasion, title, body, announced_by, announced_at) values ($1, 'family', 'birthday', '信', '亲爱的爸爸', $2, now())`,
      [school.world.ids.school, school.world.ids.people.teacher],
    ),
  ).rejects.toThrow('family_letter_has_no_text')
})

test('a family letter stands in the child’s timeline, for those who keep the child', async () => {
  const { ids } = school.world
  const { letterId } = await as('teacher').ask('letters.announce', ROUND)
  const entries = async () =>
    (await as('teacher').ask('children.open', { childId: ids.child })).timeline.filter(({ type }) => type === 'letter')
  expect(await entries()).toEqual([])
  await as('teacher').ask('letters.mark', { letterId, childIds: [ids.child], what: 'sent', on: true })
  const entry = { type: 'letter', id: letterId, title: ROUND.title, on: '2026-11-25', by: '林老师' }
  expect(await entries()).toEqual([{ ...entry, confirmed: false }])
  await as('father').ask('letters.confirm', { letterId, childId: ids.child })
  expect(await entries()).toEqual([{ ...entry, confirmed: true }])
  await as('teacher').ask('letters.withdraw', { letterId })
  expect(await entries()).toEqual([])
})

test('a guardian finds among what is held that letters were sent and came, and can have it deleted', async () => {
  const { ids } = school.world
  const { letterId } = await as('teacher').ask('letters.announce', ROUND)
  await as('teacher').ask('letters.mark', { letterId, childIds: [ids.child], what: 'sent', on: true })
  const held = async () =>
    (await as('father').ask('rights.held', { childId: ids.child })).holdings.find(({ name }) => name === 'letters')
  expect(await held()).toMatchObject({
    count: 1,
    lines: [{ label: '2026-11-25', value: `亲情书信，${ROUND.title}，已寄出` }],
    more: 0,
  })
  const { requestId } = await as('father').ask('rights.ask', {
    childId: ids.child,
    kind: 'deletion',
    what: ['letters'],
  })
  await as('head').ask('rights.answer', { requestId, decision: 'done', answer: '已删除' })
  expect(await held()).toMatchObject({ count: 0, lines: [] })
  expect(
    await school.world.sql(`select count(*)::int as n from letter_child where child_id = $1`, [ids.child]),
  ).toEqual([{ n: 0 }])
})
