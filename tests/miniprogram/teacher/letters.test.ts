/** @jest-environment jsdom */
import { mount, settled, tap, textOf, type Mounted } from '../mount'
import { no, ok } from '../start/phone'
import { review, update } from './letter-replies'
import { call, LettersPhone } from './letters-phone'
import { nodes } from './recording'

const letters = new LettersPhone()

async function open(): Promise<Mounted> {
  const pane = mount('pages/teacher/home/letters/index')
  await settled(30)
  return pane
}

test('one question, then all go out together, and the result says who is told', async () => {
  const pane = await open()
  expect(textOf(pane)).toContain('只有通话')
  letters.phone.confirm = false
  await (pane.instance.publish as () => Promise<void>)()
  expect(letters.phone.actions).not.toContain('updates.publish')
  letters.phone.confirm = true
  await (pane.instance.publish as () => Promise<void>)()
  await settled(20)
  expect(letters.phone.modals).toHaveLength(2)
  expect(letters.phone.asked.find(({ action }) => action === 'updates.publish')!.input).toEqual({ updateIds: [1, 2] })
  expect(textOf(pane)).toContain('2份已发布，1位家长会收到微信消息，1位没有消息额度')
  expect(textOf(pane)).not.toContain('全部发布')
  // The same week again, also on the Monday after it.
  expect(letters.phone.asked.at(-1)!.input).toEqual({ classId: 1, week: '2026-11-16' })
})

test('a refusal stays beside the button', async () => {
  const answer = letters.phone.answer
  letters.phone.answer = (asked) => (asked.action === 'updates.publish' ? no('BUSY') : answer(asked))
  const pane = await open()
  await (pane.instance.publish as () => Promise<void>)()
  await settled(20)
  expect(textOf(pane)).toContain('现在用的人多')
  expect(textOf(pane)).toContain('编号ab12')
})

test('another class and week', async () => {
  const pane = await open()
  ;(pane.instance.chooseWeek as (event: object) => void)({ detail: { value: '2026-11-09' } })
  await settled(20)
  ;(pane.instance.chooseClass as (event: object) => void)({ detail: { value: 2 } })
  await settled(20)
  expect(letters.phone.asked.map(({ input }) => input)).toEqual([
    {},
    { classId: 1, week: '2026-11-09' },
    { classId: 2, week: '2026-11-16' },
  ])
})

describe('a class of fifty', () => {
  const fifty = Array.from({ length: 50 }, (_, place) => update(place + 1, { thin: place < 9 }))
  const ids = fifty.map(({ updateId }) => updateId)
  const sent = () => letters.phone.asked.filter(({ action }) => action === 'updates.publish').map(({ input }) => input)
  beforeEach(() => {
    const answer = letters.phone.answer
    letters.phone.answer = (asked) =>
      asked.action === 'updates.review' && !letters.published ? ok(review(fifty)) : answer(asked)
  })

  test('stays under five hundred nodes', async () => {
    const pane = await open()
    expect(textOf(pane)).toContain('50份待发布，其中9份内容少')
    expect(nodes(pane)).toBeLessThanOrEqual(460)
  })

  test('is out with two taps: the button, and the one question', async () => {
    const pane = await open()
    // One tap on the button (TDesign's has no element of its own that a test could tap), one on the modal's.
    expect(pane.querySelectorAll('.all')).toHaveLength(1)
    await call(pane, 'publish')
    await settled(30)
    expect(letters.phone.modals).toHaveLength(1)
    expect(sent()).toEqual([{ updateIds: ids }])
    expect(textOf(pane)).toContain('2份已发布')
  })

  test('some only: those chosen, and no other', async () => {
    const pane = await open()
    await tap(pane, '.aside')
    expect(textOf(pane)).toContain('发布选中的（0份）')
    await tap(pane, '.letter', 3)
    await tap(pane, '.letter', 7)
    await tap(pane, '.letter', 3)
    await tap(pane, '.letter', 20)
    expect(textOf(pane)).toContain('发布选中的（2份）')
    await call(pane, 'publish')
    expect(sent()).toEqual([{ updateIds: [8, 21] }])
  })

  test('is gone through as a stack, and the list renewed at its end', async () => {
    const pane = await open()
    await tap(pane, '.letter', 0)
    expect(pane.instance.data).toMatchObject({ openId: 1, after: 49 })
    await call(pane, 'next', { changed: true })
    expect(pane.instance.data).toMatchObject({ openId: 2, after: 48 })
    const before = letters.phone.actions.filter((action) => action === 'updates.review').length
    await call(pane, 'close', {})
    await settled(20)
    expect(letters.phone.actions.filter((action) => action === 'updates.review')).toHaveLength(before + 1)
  })
})

test('a publication is taken back after a question that says what it means', async () => {
  letters.published = true
  const pane = await open()
  expect(textOf(pane)).toContain('刚发布2份')
  letters.phone.confirm = false
  await call(pane, 'takeBack')
  expect(letters.phone.actions).not.toContain('updates.unpublish')
  letters.phone.confirm = true
  await call(pane, 'takeBack')
  await settled(20)
  expect(letters.phone.asked.find(({ action }) => action === 'updates.unpublish')!.input).toEqual({ updateIds: [1, 2] })
  expect(textOf(pane)).toContain('2份已撤回，家长现在看不到')
  expect(textOf(pane)).toContain('全部发布（2份）')
})
