/** @jest-environment jsdom */
import { mount, settled, tap, textOf, type Mounted } from '../mount'
import { no, ok, Phone } from '../start/phone'
import { nodes } from './recording'
import { asTeacher, preview, review, update } from './replies'

let phone: Phone
let published: boolean

beforeEach(() => {
  jest.resetModules()
  published = false
  phone = new Phone().install().signedIn(asTeacher)
  phone.answer = ({ action }) => {
    if (action === 'updates.preview') return ok(preview())
    if (action === 'updates.line') return ok({ teacherLine: '这周状态很稳，请放心。' })
    if (action === 'updates.publish') {
      published = true
      return ok({ published: 2, messages: 1, withoutCredit: 1 })
    }
    return ok(review([update(1, { thin: true, published }), update(2, { published })]))
  }
})

async function open(): Promise<Mounted> {
  const pane = mount('pages/teacher/home/letters/index')
  await settled(30)
  return pane
}

test('one question, then all go out together, and the result says who is told', async () => {
  const pane = await open()
  expect(textOf(pane)).toContain('内容少')
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

test('a class of fifty stays under five hundred nodes', async () => {
  const fifty = Array.from({ length: 50 }, (_, place) => update(place + 1, { thin: place < 9 }))
  phone.answer = () => ok(review(fifty))
  const pane = await open()
  expect(textOf(pane)).toContain('50份待发布，其中9份内容少')
  expect(nodes(pane)).toBeLessThanOrEqual(460)
})
