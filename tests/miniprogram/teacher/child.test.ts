/** @jest-environment jsdom */
import { mount, settled, tap, textOf } from '../mount'
import { ok, type Phone } from '../start/phone'
import { nodes, open, saved, teachersPhone } from './recording'
import { child, longName } from './replies'

let phone: Phone

beforeEach(() => {
  jest.resetModules()
  phone = teachersPhone()
})

const asked = (name: string) => phone.asked.filter(({ action }) => action === name)

const kinOf = (relativeId: number) => ({
  relativeId,
  label: '妈妈 王秀英',
  relation: '妈妈',
  phones: '199****0001',
  employer: '',
  tags: [],
  dialable: true,
})

test('numbers stay masked until they are asked for; one tap calls the first', async () => {
  const page = await open('child', { id: '3' })
  for (const said of [longName, '199****0001', '双方外出', '祖辈照料', '打给妈妈王秀英', '给家长：他很想您']) {
    expect(textOf(page)).toContain(said)
  }
  ;(page.instance.callFirst as () => void)()
  expect(decodeURIComponent(phone.opened[0]!)).toBe(`/pages/record/call/index?id=3&dial=1`)
  const kin = mount('pages/record/child/kin/index', { childId: 3, kin: [kinOf(12)] })
  await tap(kin, '.show')
  expect(asked('contacts.reveal')).toHaveLength(1)
  expect(textOf(kin)).toContain('19900000001')
})

test('whoever may not write notes sees no such button', async () => {
  phone.answer = () => ok(child({ can: { log: true, note: false, record: false } }))
  const text = textOf(await open('child', { id: '3' }))
  expect(text).toContain('记通话')
  expect(text).not.toContain('家访')
  expect(text).not.toContain('档案')
})

test('the bar under a saved record takes it back', async () => {
  const bar = mount('pages/record/undo/index')
  saved().leaveWord({ text: '已记下', at: { callId: 70 } })
  ;(bar.instance.look as () => void)()
  await settled(5)
  expect(textOf(bar)).toContain('已记下')
  let undone = 0
  bar.addEventListener('undone', () => (undone += 1))
  await (bar.instance.undo as () => Promise<void>)()
  expect(asked('calls.undo')[0]).toMatchObject({ input: { callId: 70 }, requestId: expect.any(String) })
  expect(undone).toBe(1)
  expect(phone.toasts).toEqual(['已撤销'])
})

test('forty records stay under five hundred nodes', async () => {
  const [call, note] = child().timeline
  const timeline = Array.from({ length: 20 }, (_, id) => [
    { ...call!, id },
    { ...note!, id },
  ]).flat()
  phone.answer = () => ok(child({ timeline }))
  const page = await open('child', { id: '3' })
  expect(textOf(page)).toContain('更早的32条')
  expect(nodes(page)).toBeLessThanOrEqual(500)
})
