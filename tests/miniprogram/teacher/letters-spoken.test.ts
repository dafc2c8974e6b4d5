/** @jest-environment jsdom */
import { mount, settled, textOf, type Mounted } from '../mount'
import { Sounds } from '../sounds'
import { say, speak, within } from '../speaking'
import { ok, Phone } from '../start/phone'
import { preview, review, update } from './letter-replies'
import { asTeacher, today } from './replies'

let phone: Phone
let sounds: Sounds

beforeEach(() => {
  jest.resetModules()
  phone = new Phone().install().signedIn(asTeacher)
  sounds = new Sounds().install()
  phone.answer = ({ action, input }) => {
    const { updateId } = input as { updateId?: number }
    if (action === 'updates.preview') return ok(preview({ updateId: updateId! }))
    if (action === 'updates.line') return ok({ teacherLine: '这周状态很稳，请放心。' })
    return ok(action === 'week.today' ? today() : review([update(1), update(2)]))
  }
})

async function open(): Promise<{ sheet: Mounted; told: [string, object][] }> {
  const sheet = mount('pages/teacher/home/letters/sheet/index', { updateId: 1, after: 1 })
  await settled(30)
  const told: [string, object][] = []
  for (const name of ['next', 'close']) sheet.addEventListener(name, ({ detail }) => told.push([name, detail]))
  return { sheet, told }
}

const act = async (mounted: Mounted, method: string, detail: object = {}) => {
  await (mounted.instance[method] as (event: object) => unknown)({ detail })
  await settled(20)
}

const ways: [string, string, object][] = [
  ['看下一份', 'save', {}],
  ['the cross', 'leave', {}],
  ['a tap beside the sheet', 'visibility', { visible: false }],
]

describe.each(ways)('a voice that is not in the update, and %s', (_what, method, detail) => {
  test('is asked about; whoever stays has it still', async () => {
    const { sheet, told } = await open()
    const recorder = await say(within(sheet, '#spoken'), sounds)
    phone.confirm = false
    await act(sheet, method, detail)
    expect(phone.modals).toEqual(['现在离开，您说的话就没有了。'])
    expect(told).toEqual([])
    expect(recorder.data).toMatchObject({ state: 'ready', path: 'wxfile://tmp_1.mp3' })
  })

  test('is gone once that was said, and nothing of it was sent', async () => {
    const { sheet, told } = await open()
    await say(within(sheet, '#spoken'), sounds)
    await act(sheet, method, detail)
    expect(phone.modals).toHaveLength(1)
    expect(told).toHaveLength(1)
    expect(within(sheet, '#spoken').data).toMatchObject({ open: false })
    expect(phone.actions).toEqual(['updates.preview'])
  })
})

test('in the middle of a sentence one is asked too, and stays unheard by the next child', async () => {
  const { sheet, told } = await open()
  await speak(within(sheet, '#spoken'), sounds)
  await act(sheet, 'save')
  expect(phone.modals).toHaveLength(1)
  expect(told).toEqual([['next', { changed: false }]])
  expect(sounds.stops).toBe(1)
})

test('nothing was said: nothing is asked', async () => {
  const { sheet, told } = await open()
  within(sheet, '#spoken').unfold()
  await settled(5)
  await act(sheet, 'save')
  expect(phone.modals).toEqual([])
  expect(told).toEqual([['next', { changed: false }]])
})

test('whoever stays keeps the typed line as it is, unsaved', async () => {
  const { sheet } = await open()
  await say(within(sheet, '#spoken'), sounds)
  await act(sheet, 'type', { value: '这周状态很稳，请放心。' })
  phone.confirm = false
  await act(sheet, 'save')
  expect(phone.actions).toEqual(['updates.preview'])
  expect(textOf(sheet)).toContain('保存，看下一份')
})

test('another tab is asked about through the stack', async () => {
  const home = mount('pages/teacher/home/index')
  ;(home.instance.onLoad as (query: object) => void)({ tab: 'letters' })
  await settled(30)
  const pane = within(home, '#pane') as unknown as { turnTo(updateId: number): void }
  pane.turnTo(1)
  await settled(30)
  await say(within(home, '#pane', '#sheet', '#spoken'), sounds)
  phone.confirm = false
  await act(home, 'turn', { key: 'today' })
  expect(home.instance.data.tab).toBe('letters')
  phone.confirm = true
  await act(home, 'turn', { key: 'today' })
  expect(home.instance.data.tab).toBe('today')
  expect(phone.modals).toHaveLength(2)
})
