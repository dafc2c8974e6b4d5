/** @jest-environment jsdom */
import type { Output } from '../../../contract/actions'
import { mount, settled, tap, textOf } from '../mount'
import { known, no, ok, parent, Phone, teacher } from '../start/phone'

type Consents = Output<'consents.list'>

const consents: Consents = {
  noticeVersion: '2026-11',
  messagesLeft: 2,
  requests: { open: 1, answered: 0 },
  children: [
    {
      childId: 3,
      name: '欧阳买买提·艾力江',
      className: '三年级1班',
      school: '柳溪镇中心小学',
      relation: 'father',
      given: [{ purpose: 'records', at: '2026-09-01T00:00:00.000Z' }],
      others: [{ relation: 'grandmotherPaternal', name: '王秀兰', signedIn: false }],
    },
  ],
}

let phone: Phone

beforeEach(() => {
  jest.resetModules()
  phone = new Phone().install().signedIn()
  phone.answer = ({ action }) =>
    ok(action === 'consents.list' ? consents : action === 'messages.credit' ? { left: {} } : { given: false })
})

async function open(place = 'pages/parent/home/me/index') {
  const pane = mount(place)
  await settled(20)
  return pane
}

const turn = async (pane: Awaited<ReturnType<typeof open>>, purpose: string, given: boolean) => {
  await (pane.instance.turn as (event: object) => Promise<void>)({ detail: { childId: 3, purpose, given } })
  await settled(20)
}

const sets = () => phone.asked.filter(({ action }) => action === 'consents.set').map(({ input }) => input)

test('the child, who else is on the card, every purpose with its sentence, messages left', async () => {
  const text = textOf(await open())
  for (const said of [
    '李建国',
    '家长',
    '您是爸爸',
    '奶奶王秀兰',
    '还没登录',
    '拍摄和使用孩子的照片',
    '没有姓名',
    '还能收到2条微信消息',
    '退出登录',
  ])
    expect(text).toContain(said)
  expect(phone.stored.get('messagesWanted')).toBe(false)
})

test('a purpose is given and taken back with one tap', async () => {
  const pane = await open()
  await turn(pane, 'photos', true)
  await turn(pane, 'photos', false)
  expect(sets()).toEqual([
    { childId: 3, purpose: 'photos', given: true },
    { childId: 3, purpose: 'photos', given: false },
  ])
  expect(phone.modals).toEqual([])
})

test('only taking back the record itself is asked about', async () => {
  const pane = await open()
  phone.confirm = false
  await turn(pane, 'records', false)
  expect(sets()).toEqual([])
  phone.confirm = true
  await turn(pane, 'records', false)
  expect(sets()).toEqual([{ childId: 3, purpose: 'records', given: false }])
})

test('a refused switch says why', async () => {
  const pane = await open()
  const answer = phone.answer
  phone.answer = (call) => (call.action === 'consents.set' ? no('BUSY') : answer(call))
  await turn(pane, 'photos', true)
  expect(textOf(pane)).toContain('现在用的人多')
})

test('more messages are asked for in the tap and counted anew', async () => {
  const pane = await open()
  await (pane.instance.allow as () => Promise<void>)()
  expect(phone.subscribed).toEqual([['T1', 'T2']])
  expect(phone.actions.filter((name) => name === 'consents.list').length).toBe(2)
})

test('where messages are switched off in WeChat, the way to switch them on; where some are refused, which', async () => {
  const opened: object[] = []
  let mainSwitch = false
  Object.assign(wx, {
    getSetting: async () => ({ subscriptionsSetting: { mainSwitch, itemSettings: { T1: 'reject', T2: 'accept' } } }),
    openSetting: async (asked: object) => {
      opened.push(asked)
      mainSwitch = true
    },
  })
  const pane = await open()
  expect(textOf(pane)).toContain('总开关关着')
  expect(pane.instance.data.closed).toEqual({ off: true, refused: '每周简报' })
  await (pane.instance.openSettings as () => Promise<void>)()
  await settled(5)
  expect(opened).toEqual([{ withSubscriptions: true }])
  expect(textOf(pane)).not.toContain('总开关关着')
  expect(textOf(pane)).toContain('再允许一些')
  expect(textOf(pane)).toContain('不再接收：每周简报。')
})

test('the account stands even where the network does not', async () => {
  phone.answer = () => Promise.reject({ errMsg: 'cloud.callFunction:fail -1 network' })
  const text = textOf(await open())
  expect(text).toContain('李建国')
  expect(text).toContain('网络不太好')
  expect(text).toContain('退出登录')
})

test('somebody with two hats changes over; with one, nobody hears of hats', async () => {
  expect(textOf(await open('pages/me/hats/index'))).toBe('')
  jest.resetModules()
  phone = new Phone().install().signedIn(known({ hats: [parent, teacher] }))
  const hats = await open('pages/me/hats/index')
  expect(textOf(hats)).toContain('老师·柳溪镇中心小学切换')
  await tap(hats, '.list-row', 1)
  expect(phone.opened).toEqual(['/pages/teacher/home/index'])
  const line = await open('pages/me/other-hat/index')
  await tap(line, '.other')
  expect(phone.opened).toEqual(['/pages/teacher/home/index', '/pages/parent/home/index'])
})

test('what waits is shown; what was refused can be put away', async () => {
  const waiting = {
    requestId: 'r1',
    hat: '1:parent',
    action: 'updates.answer',
    input: {},
    label: '给小雨老师的回话',
    at: Date.now(),
  }
  phone.stored.set('outbox', [
    waiting,
    { ...waiting, requestId: 'r2', label: '小军的通话', refused: { text: '没有找到。', ref: 'ab12' } },
  ])
  const outbox = await open('pages/me/outbox/index')
  expect(textOf(outbox)).toContain('有网络时会自动发出')
  expect(textOf(outbox)).toContain('没有找到。（编号ab12）')
  await tap(outbox, '.link')
  expect(textOf(outbox)).not.toContain('小军')
})

test('signing out with something unsent asks first', async () => {
  phone.stored.set('outbox', [{ requestId: 'r1', hat: '', action: 'calls.log', input: {}, label: '小军的通话', at: 0 }])
  const out = await open('pages/me/sign-out/index')
  phone.confirm = false
  await (out.instance.leave as () => Promise<void>)()
  expect(phone.opened).toEqual([])
  phone.confirm = true
  await (out.instance.leave as () => Promise<void>)()
  expect(phone.opened).toEqual(['/pages/start/index'])
  expect(phone.stored.get('left')).toBe(true)
  expect(phone.stored.has('session')).toBe(false)
})
