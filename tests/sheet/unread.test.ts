import { SheetDay } from './sheet-day'

const day = new SheetDay()
const LAST = '2026-11-16'
const BEFORE = '2026-11-09'

const unread = async (who: 'teacher' | 'head' | 'desk' | 'otherTeacher' = 'teacher') =>
  (await day.sheet(who)).unread.map(({ children, bound }) =>
    `${children.map(({ name }) => name).join('、')} ${bound ? '' : '未绑定'}`.trim(),
  )

test('neither of two updates read: the family is to be called; one read, one only, or one just out: not', async () => {
  const { ids } = day.world
  await day.update(ids.child, BEFORE, 12)
  expect(await unread()).toEqual([])
  await day.update(ids.child, LAST, 1)
  expect(await unread()).toEqual([])
  day.isNow('15:00', '2026-11-27')
  expect(await unread()).toEqual(['甲一'])
  await day.update(ids.classmate, BEFORE, 14)
  await day.update(ids.classmate, LAST, 7, 'otherFather')
  expect(await unread()).toEqual(['甲一'])
})

test('siblings are one call; who has bound no WeChat stands apart, after the others; each sees their own', async () => {
  const { ids } = day.world
  for (const child of [ids.child, ids.sibling, ids.otherChild]) {
    await day.update(child, BEFORE, 12)
    await day.update(child, LAST, 5)
  }
  expect(await unread()).toEqual(['甲一、甲二'])
  expect(await unread('head')).toEqual(['甲一、甲二', '丙一 未绑定'])
  expect(await unread('otherTeacher')).toEqual(['丙一 未绑定'])
  expect(await unread('desk')).toEqual([])
  expect((await day.sheet('teacher')).unread[0]).toMatchObject({
    weeks: [BEFORE, LAST],
    relatives: [{ relation: 'father' }, {}, {}],
  })
})

test('a conversation about it holds for two weeks; a try that reached nobody does not', async () => {
  const { ids } = day.world
  await day.update(ids.classmate, BEFORE, 12)
  await day.update(ids.classmate, LAST, 5)
  const done = (reached: boolean) =>
    day.phone('teacher').ask('sheet.done', { childIds: [ids.classmate], messageIds: [], about: 'unread', reached })
  await done(false)
  expect((await day.sheet('teacher')).unread).toMatchObject([{ tried: { by: '林老师' } }])
  const { contactIds } = await done(true)
  expect(await unread()).toEqual([])
  await day.phone('teacher').ask('sheet.undo', { contactIds })
  expect(await unread()).toEqual(['乙一'])
  await done(true)
  await day.update(ids.classmate, '2026-11-23', -5)
  day.isNow('15:00', '2026-12-08')
  expect(await unread()).toEqual([])
  day.isNow('15:01', '2026-12-09')
  expect(await unread()).toEqual(['乙一'])
})

test('a child whose guardians took back their consent to the record is on nobody’s list', async () => {
  const { ids } = day.world
  await day.update(ids.classmate, BEFORE, 12)
  await day.update(ids.classmate, LAST, 5)
  await day.world.sql(`update consent set withdrawn_at = now() where child_id = $1`, [ids.classmate])
  expect(await unread()).toEqual([])
})
