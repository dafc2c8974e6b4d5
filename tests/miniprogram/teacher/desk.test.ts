/** @jest-environment jsdom */
import { builtModule, mount, settled, textOf, type Mounted } from '../mount'
import { no, ok, type Phone } from '../start/phone'
import { at, seat, today, turn } from './desk-day'
import type { Today } from './desk-day'
import { lost, nodes, teachersPhone } from './recording'
import { asDesk } from './replies'

let phone: Phone
let reply: Today
let online: boolean
const pages: Mounted[] = []

beforeEach(() => {
  jest.resetModules()
  jest.spyOn(Date, 'now').mockReturnValue(Date.parse(at('16:21')))
  online = true
  reply = today([
    turn('16:20', { children: [seat(3, '李小雨'), seat(4, '李小雪')] }),
    turn('16:30', { children: [seat(8, '郑一')] }),
  ])
  phone = teachersPhone().signedIn(asDesk)
  phone.answer = ({ action }) => {
    if (!online) return lost()
    if (action === 'desk.today') return ok(reply)
    if (action === 'desk.sheet') return ok({ date: reply.date, numbers: [{ relativeId: 11, phones: ['19900000001'] }] })
    if (action === 'contacts.reveal') return ok({ name: '李建国', phones: ['19900000009'] })
    if (action === 'calls.undo') return ok({ undone: true })
    if (action === 'desk.late') return ok({ minutes: 10, told: 2, untold: ['郑一'] })
    return ok({ callId: 70, undoUntil: '2099-01-01T00:00:00.000Z', reminded: true, flagged: 0, back: 0 })
  }
})
afterEach(() => {
  pages.splice(0).forEach((page) => page.detach())
  jest.restoreAllMocks()
})

async function open(): Promise<Mounted> {
  const page = mount('pages/desk/index')
  pages.push(page)
  ;(page.instance.onLoad as (query: object) => void)({})
  await settled(30)
  return page
}

const asked = (name: string) => phone.asked.filter(({ action }) => action === name)
const queue = () => (phone.stored.get('outbox') ?? []) as Array<{ requestId: string; label: string }>
const method = async (page: Mounted, name: string, detail: object = {}) => {
  await (page.instance[name] as (event: object) => unknown)({ detail })
  await settled(20)
}

test('the family very large; dial, reached, save: two taps beyond the dialling, then the next family', async () => {
  const page = await open()
  expect(textOf(page)).toContain('李小雨、李小雪')
  await method(page, 'dial', { place: 0 })
  expect(asked('contacts.reveal')[0]!.input).toEqual({ childId: 3, relativeId: 11 })
  expect(phone.opened).toEqual(['19900000009'])
  jest.spyOn(Date, 'now').mockReturnValue(Date.parse(at('16:29')))
  await method(page, 'outcome', { key: 'reached' })
  expect(textOf(page)).toContain('保存，下一家')
  await method(page, 'talked')
  expect(asked('calls.log')[0]).toMatchObject({
    requestId: expect.any(String),
    input: { childId: 3, bookingId: 30, relativeId: 11, outcome: 'reached', durationSeconds: 480 },
  })
  expect(textOf(page)).toContain('已记下：李小雨、李小雪，接通了')
  expect((page.instance.data as { view: { line: { current: { names: string } } } }).view.line.current.names).toBe(
    '郑一',
  )
  expect(queue()).toEqual([])
})

test('not answered: the next of the order; a miss is saved at once and can be taken back', async () => {
  const page = await open()
  await method(page, 'dial', { place: 0 })
  expect(textOf(page)).toContain('没接通，打下一位：奶奶李桂花')
  await method(page, 'dial', { place: 1 })
  await method(page, 'outcome', { key: 'noAnswer' })
  expect(asked('calls.log')[0]!.input).toMatchObject({ outcome: 'noAnswer', relativeId: 13, childId: 3 })
  await method(page, 'takeBack')
  expect(asked('calls.undo')[0]!.input).toEqual({ callId: 70 })
  expect(phone.toasts).toContain('已撤销')
  expect((page.instance.data as { view: { line: { current: { names: string } } } }).view.line.current.names).toBe(
    '李小雨、李小雪',
  )
})

test('without network: the list, the numbers and the log work; what waits is sent once when the network is back', async () => {
  let page = await open()
  builtModule<{ keepNumbers(sheet: object): boolean }>('services/desk-numbers.js').keepNumbers({
    date: reply.date,
    numbers: [{ relativeId: 11, phones: ['19900000001'] }],
  })
  online = false
  page = await open()
  expect(textOf(page)).toContain('显示的是')
  await method(page, 'dial', { place: 0 })
  expect(phone.opened).toEqual(['19900000001'])
  await method(page, 'outcome', { key: 'busy' })
  await method(page, 'outcome', { key: 'lineBroken' })
  await settled(30)
  expect(queue().map(({ label }) => label)).toEqual(['李小雨、李小雪的通话', '郑一的通话'])
  expect(textOf(page)).toMatch(/2条待发送.*都打过了，2个没通，点名字再打/)
  const tried = new Set(asked('calls.log').map(({ requestId }) => requestId))
  expect(tried.size).toBe(2)

  online = true
  const before = asked('calls.log').length
  await builtModule<{ flushOutbox(): Promise<void> }>('services/outbox.js').flushOutbox()
  expect(queue()).toEqual([])
  const sent = asked('calls.log').slice(before)
  expect(sent.map(({ requestId }) => tried.has(requestId!))).toEqual([true, true])
})

test('without network and without stored numbers it says what to do', async () => {
  const page = await open()
  online = false
  await method(page, 'dial', { place: 0 })
  expect(textOf(page)).toContain('没有网络，查不到号码')
  expect(phone.opened).toEqual([])
})

test('numbers leave the phone at midnight, with the hat, and at a change of hats', async () => {
  await open()
  const numbers = builtModule<typeof import('../../../miniprogram/services/desk-numbers')>('services/desk-numbers.js')
  const hats = builtModule<typeof import('../../../miniprogram/services/hat')>('services/hat.js')
  const store = () => numbers.keepNumbers({ date: reply.date, numbers: [{ relativeId: 11, phones: ['19900000001'] }] })
  const stored = () => [...phone.stored.keys()].filter((key) => key.startsWith('numbers|'))
  store()
  expect(numbers.numbersOf(11)).toEqual(['19900000001'])
  jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-11-26T00:00:00+08:00'))
  expect(numbers.numbersOf(11)).toBeUndefined()
  numbers.dropOldNumbers()
  expect(stored()).toEqual([])
  jest.spyOn(Date, 'now').mockReturnValue(Date.parse(at('16:21')))
  store()
  hats.wear('1:teacher')
  expect(stored()).toEqual([])
  hats.wear('1:desk')
  store()
  builtModule<{ forgetHatsBut(hats: string[]): void }>('services/withdrawn.js').forgetHatsBut(['1:parent'])
  expect(stored()).toEqual([])
})

test('somebody else was quicker: it says so, and nothing waits', async () => {
  const answer = phone.answer
  phone.answer = (one) => (one.action === 'calls.log' ? no('CALL_LOGGED') : answer(one))
  const page = await open()
  await method(page, 'outcome', { key: 'busy' })
  expect(phone.modals).toEqual(['这次通话已经有人记过了，不用再记。'])
  expect(queue()).toEqual([])
})

test('late: one tap tells the next families, and says who gets no message', async () => {
  jest.spyOn(Date, 'now').mockReturnValue(Date.parse(at('16:38')))
  const page = await open()
  expect(textOf(page)).toContain('已经晚了10分钟')
  ;(page.instance.tellLate as (event: object) => void)({ currentTarget: { dataset: { minutes: 10 } } })
  await settled(20)
  expect(asked('desk.late')[0]!.input).toEqual({ lineId: 1, minutes: 10 })
  expect(phone.toasts).toEqual(['已告诉 2 家；郑一的家人收不到微信'])
})

test('a broken line is closed after a question, and mended with one tap', async () => {
  const page = await open()
  phone.confirm = false
  await method(page, 'broken')
  phone.confirm = true
  await method(page, 'broken')
  expect(asked('lines.broken').map(({ input }) => input)).toEqual([{ lineId: 1 }])
  reply = today(reply.turns, { lines: [{ ...reply.lines[0]!, broken: true }] })
  await method(page, 'refresh')
  expect(textOf(page)).toContain('亲情电话停用了')
  await method(page, 'broken')
  expect(asked('lines.mended')[0]!.input).toEqual({ lineId: 1 })
})

test('a busy day stays within 500 nodes', async () => {
  const seats = Array.from({ length: 30 }, (_, i) => seat(100 + i, `王${i}`))
  const errand = (id: number) => ({ startsAt: at('16:50'), relatives: turn('16:50').relatives, id })
  reply = today(
    seats.map((one, i) =>
      turn(`${i < 10 ? '12' : '16'}:${String((i * 2) % 60).padStart(2, '0')}`, { children: [one] }),
    ),
    {
      sheet: [1, 2, 3, 4, 5, 6].map((n) => ({
        ...errand(n),
        bookingId: n,
        names: ['阿卜杜热合曼·买买提江', '李小雪'],
      })),
      sheetMore: 12,
      offers: [1, 2, 3, 4, 5, 6].map((n) => ({
        ...errand(n),
        offerId: n,
        childId: 3,
        name: '郑一',
        lineId: 1,
        until: at('17:20'),
      })),
      offersMore: 9,
      waiting: [1, 2, 3, 4, 5].map((n) => ({
        childId: n,
        name: '吴一',
        className: '二年级1班',
        front: n < 3,
        why: 'noAnswer',
      })),
      waitingMore: 20,
    },
  )
  const page = await open()
  expect(textOf(page)).toContain('还有12家，提醒完这些就会出现')
  expect(nodes(page)).toBeLessThanOrEqual(500)
})
