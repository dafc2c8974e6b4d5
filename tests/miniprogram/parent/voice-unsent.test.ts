/** @jest-environment jsdom */
import { mount, settled, tap, type Mounted } from '../mount'
import { Sounds } from '../sounds'
import { say, within } from '../speaking'
import { known, ok, parent, Phone, teacher } from '../start/phone'
import { board, longName, mine } from './replies'

const children = [
  { childId: 3, name: longName },
  { childId: 4, name: '小军' },
]

let phone: Phone
let sounds: Sounds

beforeEach(() => {
  jest.resetModules()
  phone = new Phone().install().signedIn()
  sounds = new Sounds().install()
  phone.answer = ({ action }) => ok(action === 'bookings.board' ? board() : mine({ children }))
})

async function open(): Promise<Mounted> {
  const pane = mount('pages/parent/home/week/index')
  await settled(30)
  return pane
}

const act = async (mounted: Mounted, method: string, event: object) => {
  await (mounted.instance[method] as (event: object) => unknown)(event)
  await settled(30)
}

const ways: [string, string, object, object][] = [
  ['another child', 'chooseChild', { detail: { value: 4 } }, { childId: 4, week: '2026-11-16' }],
  ['another week', 'chooseWeek', { detail: { week: '2026-11-09' } }, { childId: 3, week: '2026-11-09' }],
]

describe.each(ways)('what was said and not sent, and %s', (_what, method, event, input) => {
  test('whoever stays has it still, with the same child', async () => {
    const pane = await open()
    const recorder = await say(within(pane, '#voice'), sounds)
    const told: unknown[] = []
    pane.addEventListener('child', ({ detail }) => told.push(detail))
    phone.confirm = false
    await act(pane, method, event)
    expect(phone.modals).toEqual(['现在离开，您说的话就没有了。'])
    expect(recorder.data).toMatchObject({ state: 'ready', path: 'wxfile://tmp_1.mp3' })
    expect(phone.actions).toEqual(['updates.mine'])
    expect(told).toEqual([])
  })

  test('whoever lets it go is taken on', async () => {
    const pane = await open()
    await say(within(pane, '#voice'), sounds)
    await act(pane, method, event)
    expect(phone.modals).toHaveLength(1)
    expect(phone.asked.at(-1)).toMatchObject({ action: 'updates.mine', input })
    expect(within(pane, '#voice').data).toMatchObject({ open: false })
  })
})

test('the chip that was tapped is not left chosen', async () => {
  const pane = await open()
  await say(within(pane, '#voice'), sounds)
  phone.confirm = false
  await tap(pane.querySelector('#children')!, '.chip', 1)
  await settled(30)
  expect(phone.modals).toHaveLength(1)
  expect(within(pane, '#children').data.value).toBe(3)
})

test('the calls are asked for from the letter: asked about as well', async () => {
  const home = mount('pages/parent/home/index')
  ;(home.instance.onLoad as (query: object) => void)({})
  await settled(30)
  await say(within(home, '#pane', '#voice'), sounds)
  phone.confirm = false
  await act(home, 'book', {})
  expect(home.instance.data.tab).toBe('week')
  await act(home, 'turn', { detail: { key: 'me' } })
  expect(home.instance.data.tab).toBe('week')
  phone.confirm = true
  await act(home, 'book', {})
  expect(home.instance.data.tab).toBe('calls')
})

test('the other hat, which leads away from all of it, asks as well', async () => {
  phone.signedIn(known({ hats: [parent, teacher] }))
  const home = mount('pages/parent/home/index')
  ;(home.instance.onLoad as (query: object) => void)({})
  await settled(30)
  await say(within(home, '#pane', '#voice'), sounds)
  const line = mount('pages/me/other-hat/index')
  Object.assign(globalThis, { getCurrentPages: () => [home.instance] })
  phone.confirm = false
  await tap(line, '.other')
  expect([phone.modals.length, phone.opened]).toEqual([1, []])
  phone.confirm = true
  await tap(line, '.other')
  await settled(10)
  expect(phone.opened).toEqual(['/pages/teacher/home/index'])
})
