/** @jest-environment jsdom */
import { mount, settled, tap, textOf, type Mounted } from '../mount'
import { no, ok, Phone } from '../start/phone'
import { nodes } from './recording'
import { preview, review, update } from './letter-replies'
import { asTeacher } from './replies'

let phone: Phone
let published: boolean
const versions = {
  updateId: 1,
  versions: [
    { version: 2, at: '2026-11-20T10:30:00.000Z', by: '林老师', teacherLine: '改好了', ask: '带雨伞', summary: '谈心' },
    { version: 1, at: '2026-11-20T10:05:00.000Z', by: '林老师', teacherLine: '', ask: '', summary: '谈心' },
  ],
}
type Handler = (event?: object) => Promise<void>
const call = (mounted: Mounted, method: string, detail: object = {}) =>
  (mounted.instance[method] as Handler)({ detail })

beforeEach(() => {
  jest.resetModules()
  published = false
  phone = new Phone().install().signedIn(asTeacher)
  phone.answer = ({ action }) => {
    if (action === 'updates.preview') return ok(preview())
    if (action === 'updates.ask') return ok({ ask: '带雨伞', written: 2, corrected: 0 })
    if (action === 'updates.unpublish') {
      published = false
      return ok({ takenBack: 2, read: 0 })
    }
    if (action === 'updates.versions') return ok(versions)
    if (action === 'updates.line') return ok({ teacherLine: '这周状态很稳，请放心。' })
    if (action === 'updates.publish') {
      published = true
      return ok({ published: 2, messages: 1, withoutCredit: 1 })
    }
    const publishedAt = published ? new Date().toISOString() : null
    return ok(review([update(1, { thin: true, published, publishedAt }), update(2, { published, publishedAt })]))
  }
})

async function open(): Promise<Mounted> {
  const pane = mount('pages/teacher/home/letters/index')
  await settled(30)
  return pane
}

test('one question, then all go out together, and the result says who is told', async () => {
  const pane = await open()
  expect(textOf(pane)).toContain('只有通话')
  phone.confirm = false
  await (pane.instance.publish as () => Promise<void>)()
  expect(phone.actions).not.toContain('updates.publish')
  phone.confirm = true
  await (pane.instance.publish as () => Promise<void>)()
  await settled(20)
  expect(phone.modals).toHaveLength(2)
  expect(phone.asked.find(({ action }) => action === 'updates.publish')!.input).toEqual({ updateIds: [1, 2] })
  expect(textOf(pane)).toContain('2份已发布，1位家长会收到微信消息，1位没有消息额度')
  expect(textOf(pane)).not.toContain('全部发布')
  // The same week again, also on the Monday after it.
  expect(phone.asked.at(-1)!.input).toEqual({ classId: 1, week: '2026-11-16' })
})

test('a refusal stays beside the button', async () => {
  const answer = phone.answer
  phone.answer = (asked) => (asked.action === 'updates.publish' ? no('BUSY') : answer(asked))
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
  expect(phone.asked.map(({ input }) => input)).toEqual([
    {},
    { classId: 1, week: '2026-11-09' },
    { classId: 2, week: '2026-11-16' },
  ])
})

test('the sheet shows what the parents will see, and a phrase becomes the teacher’s sentence', async () => {
  const sheet = mount('pages/teacher/home/letters/sheet/index', { updateId: 1 })
  await settled(30)
  const told: unknown[] = []
  sheet.addEventListener('close', ({ detail }) => told.push(detail))
  expect(textOf(sheet)).toContain('看好了')
  await tap(sheet, '.phrase', 0)
  expect(textOf(sheet)).toContain('保存这句话')
  await (sheet.instance.save as () => Promise<void>)()
  expect(phone.asked.slice(-1)[0]!.input).toEqual({ updateId: 1, teacherLine: '这周状态很稳，请放心。' })
  expect(told).toEqual([{ changed: true }])
})

test('nothing changed is nothing sent', async () => {
  const sheet = mount('pages/teacher/home/letters/sheet/index', { updateId: 1 })
  await settled(30)
  await (sheet.instance.save as () => Promise<void>)()
  expect(phone.actions).toEqual(['updates.preview'])
})

describe('a class of fifty', () => {
  const fifty = Array.from({ length: 50 }, (_, place) => update(place + 1, { thin: place < 9 }))
  const ids = fifty.map(({ updateId }) => updateId)
  const sent = () => phone.asked.filter(({ action }) => action === 'updates.publish').map(({ input }) => input)
  beforeEach(() => {
    const answer = phone.answer
    phone.answer = (asked) => (asked.action === 'updates.review' && !published ? ok(review(fifty)) : answer(asked))
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
    expect(phone.modals).toHaveLength(1)
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
    const before = phone.actions.filter((action) => action === 'updates.review').length
    await call(pane, 'close', {})
    await settled(20)
    expect(phone.actions.filter((action) => action === 'updates.review')).toHaveLength(before + 1)
  })
})

test('a publication is taken back after a question that says what it means', async () => {
  published = true
  const pane = await open()
  expect(textOf(pane)).toContain('刚发布2份')
  phone.confirm = false
  await call(pane, 'takeBack')
  expect(phone.actions).not.toContain('updates.unpublish')
  phone.confirm = true
  await call(pane, 'takeBack')
  await settled(20)
  expect(phone.asked.find(({ action }) => action === 'updates.unpublish')!.input).toEqual({ updateIds: [1, 2] })
  expect(textOf(pane)).toContain('2份已撤回，家长现在看不到')
  expect(textOf(pane)).toContain('全部发布（2份）')
})

test('what the class is asked is one line, written where it stands', async () => {
  const ask = mount('pages/teacher/home/letters/ask/index', {
    classId: 1,
    week: '2026-11-16',
    ask: '',
    mayAsk: true,
    out: 3,
  })
  const told: unknown[] = []
  ask.addEventListener('changed', ({ detail }) => told.push(detail))
  await tap(ask, '.line')
  expect(textOf(ask)).toContain('已经发布的3份会跟着改')
  await call(ask, 'type', { value: ' 带雨伞 ' })
  await call(ask, 'save')
  expect(phone.asked.at(-1)!.input).toEqual({ classId: 1, week: '2026-11-16', ask: '带雨伞' })
  expect(told).toHaveLength(1)
  const another = mount('pages/teacher/home/letters/ask/index', {
    classId: 1,
    week: '2026-11-16',
    ask: '带伞',
    mayAsk: false,
  })
  await tap(another, '.line')
  expect(another.instance.data.writing).toBe(false)
})

test('the versions are asked for by who wants to see them', async () => {
  const list = mount('pages/teacher/home/letters/sheet/versions/index', { updateId: 1, version: 2 })
  expect(phone.actions).toEqual([])
  await tap(list, '.link')
  await settled(20)
  expect(textOf(list)).toMatch(/第2版·林老师.*“改好了”谈心请家长配合：带雨伞第1版/)
})
