/** @jest-environment jsdom */
import { mount, settled, textOf } from '../mount'
import { no, ok, Phone } from '../start/phone'
import { board, booking, present } from './replies'

let phone: Phone
let shown: ReturnType<typeof board>

beforeEach(() => {
  jest.resetModules()
  jest.spyOn(Date, 'now').mockReturnValue(present)
  phone = new Phone().install().signedIn()
  shown = board()
  phone.answer = ({ action }) =>
    ok(
      action === 'bookings.board'
        ? shown
        : action === 'messages.credit'
          ? { left: {} }
          : { bookingId: 11, startsAt: '2026-11-22T10:20:00.000Z', cancelled: true },
    )
})

afterEach(() => jest.restoreAllMocks())

type Pane = ReturnType<typeof mount>

async function open(properties: object = {}): Promise<Pane> {
  const pane = mount('pages/parent/home/calls/index', properties)
  await settled(20)
  return pane
}

async function act(pane: Pane, method: string, detail: object = {}) {
  await (pane.instance[method] as (event: object) => unknown)({ detail, currentTarget: { dataset: detail } })
  await settled(20)
}

const slot = { startsAt: '2026-11-22T10:20:00.000Z', lineId: 1, time: '18:20', minutes: 10 }
const asked = (name: string) => phone.asked.filter(({ action }) => action === name).map(({ input }) => input)

test('one tap chooses, one books; the fresh booking can be taken back', async () => {
  const pane = await open()
  expect(phone.actions).toEqual(['bookings.board'])
  await act(pane, 'chooseDay', { date: '2026-11-22' })
  expect(textOf(pane)).toContain('18:20')
  await act(pane, 'chooseSlot', { slot })
  expect(textOf(pane)).toContain('明天18:20，约10分钟')
  shown = board({ bookings: [booking({ bookingId: 11 })] })
  await act(pane, 'confirm')
  expect(asked('bookings.book')).toEqual([{ childId: 3, lineId: 1, startsAt: slot.startsAt }])
  expect(phone.subscribed).toEqual([['T2', 'T1']])
  expect(textOf(pane)).toContain('下次通话')
  expect(pane.instance.data.undo).toMatchObject({ bookingId: 11, text: '约好了 明天 18:20' })
  await act(pane, 'takeBack')
  expect(asked('bookings.cancel')).toEqual([{ bookingId: 11 }])
  expect(phone.modals).toEqual([])
})

test('a time that was taken meanwhile: the board is fresh and the nearest times stand on top', async () => {
  const pane = await open()
  await act(pane, 'chooseSlot', { slot })
  const answer = phone.answer
  phone.answer = (call) => (call.action === 'bookings.book' ? no('SLOT_TAKEN') : answer(call))
  await act(pane, 'confirm')
  const text = textOf(pane)
  expect(text).toContain('刚刚被别的家庭约走了')
  expect(text).toContain('离它最近的空时间')
  expect(pane.instance.data.near).toMatchObject([
    { label: '明天 18:30，约 10 分钟' },
    { label: '明天 16:40，约 10 分钟' },
    {},
  ])
  await act(pane, 'chooseNear', { index: 0 })
  expect(pane.instance.data.slotText).toBe('明天 18:30，约 10 分钟')
})

test('without network nothing is promised: the choice stays, to be tried again', async () => {
  const pane = await open()
  await act(pane, 'chooseSlot', { slot })
  phone.answer = () => Promise.reject({ errMsg: 'cloud.callFunction:fail -1 network' })
  await act(pane, 'confirm')
  expect(textOf(pane)).toContain('网络不太好')
  expect(pane.instance.data.slot).toEqual(slot)
  const [first, second] = [phone.asked.length, await act(pane, 'confirm')]
  expect(second).toBeUndefined()
  const ids = phone.asked
    .slice(first - 1)
    .filter(({ action }) => action === 'bookings.book')
    .map(({ requestId }) => requestId)
  expect(new Set(ids).size).toBe(1)
})

test('moving shows the old time and moves that booking', async () => {
  shown = board({ bookings: [booking()] })
  const pane = await open({ movingId: 9 })
  expect(textOf(pane)).toContain('正在改这一次的时间')
  await act(pane, 'chooseSlot', { slot: { ...slot, startsAt: '2026-11-22T10:30:00.000Z', time: '18:30' } })
  expect(textOf(pane)).toContain('从明天18:20改到')
  await act(pane, 'confirm')
  expect(asked('bookings.move')).toEqual([{ bookingId: 9, lineId: 1, startsAt: '2026-11-22T10:30:00.000Z' }])
  expect(phone.toasts).toEqual(['改到了 明天 18:30'])
})

test('in a week with a booking another choice is a move of it, and says so', async () => {
  shown = board({ bookings: [booking()] })
  const pane = await open()
  expect(textOf(pane)).toContain('另选一个就行')
})

test('cancelling asks once, because the school is told', async () => {
  shown = board({ bookings: [booking()] })
  const pane = await open()
  phone.confirm = false
  await act(pane, 'cancel', { bookingId: 9, when: '明天 18:20' })
  expect(asked('bookings.cancel')).toEqual([])
  phone.confirm = true
  shown = board()
  await act(pane, 'cancel', { bookingId: 9, when: '明天 18:20' })
  expect(asked('bookings.cancel')).toEqual([{ bookingId: 9 }])
  expect(phone.modals[0]).toBe('明天 18:20。老师会看到取消了，这个时间会让给别的家庭。')
})

test('a school without a line, and a week without a free time, each say it kindly', async () => {
  shown = board({ lines: [], days: [] })
  expect(textOf(await open())).toContain('还没有开通')
  shown = board({ days: [] })
  expect(textOf(await open())).toContain('看看下周')
})

test('a full board stays within the budget of nodes', async () => {
  const minutes = Array.from({ length: 24 }, (_, index) => 540 + index * 10)
  const week = [16, 17, 18, 19, 20, 21, 22].map((day) => ({ date: `2026-11-${day}`, free: [{ lineId: 1, minutes }] }))
  shown = board({ days: week, bookings: [booking()] })
  expect((await open()).dom.innerHTML.match(/<[a-z]/g)!.length).toBeLessThan(500)
})
