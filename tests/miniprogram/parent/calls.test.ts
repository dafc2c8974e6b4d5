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
          : action === 'bookings.hold'
            ? { until: '2026-11-21T02:10:00.000Z' }
            : {
                bookingId: 11,
                startsAt: '2026-11-22T10:20:00.000Z',
                childIds: [3],
                cancelled: true,
                confirmed: true,
                released: true,
                callId: 5,
                undoUntil: '',
              },
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

test('one tap chooses and keeps, one books; the fresh booking can be taken back', async () => {
  const pane = await open()
  expect(phone.actions).toEqual(['bookings.board'])
  await act(pane, 'chooseDay', { date: '2026-11-22' })
  expect(textOf(pane)).toContain('18:20')
  await act(pane, 'chooseSlot', { slot })
  expect(asked('bookings.hold')).toEqual([{ childId: 3, lineId: 1, startsAt: slot.startsAt }])
  expect(textOf(pane)).toContain('明天18:20，约10分钟')
  expect(textOf(pane)).toContain('为您留10分钟')
  shown = board({ bookings: [booking({ bookingId: 11 })] })
  await act(pane, 'confirm')
  expect(asked('bookings.book')).toEqual([{ childId: 3, lineId: 1, startsAt: slot.startsAt, together: true }])
  expect(asked('bookings.release')).toEqual([])
  expect(phone.subscribed).toEqual([['T2', 'T1']])
  expect(textOf(pane)).toContain('下次通话')
  expect(pane.instance.data.undo).toMatchObject({ bookingId: 11, text: '约好了 明天 18:20' })
  await act(pane, 'takeBack')
  expect(asked('bookings.cancel')).toEqual([{ bookingId: 11 }])
  expect(phone.modals).toEqual([])
})

test('what was kept is given back when something else is looked at, and when the pane goes', async () => {
  const pane = await open()
  await act(pane, 'chooseSlot', { slot })
  await act(pane, 'chooseDay', { date: '2026-11-21' })
  expect(asked('bookings.release')).toHaveLength(1)
  await act(pane, 'chooseSlot', { slot })
  pane.detach()
  await settled(20)
  expect(asked('bookings.release')).toHaveLength(2)
})

test('two quick taps keep the second alone, after the first is answered', async () => {
  const pane = await open()
  const later = { ...slot, startsAt: '2026-11-22T10:30:00.000Z', time: '18:30' }
  void act(pane, 'chooseSlot', { slot })
  await act(pane, 'chooseSlot', { slot: later })
  const holds = asked('bookings.hold') as { startsAt: string }[]
  expect(holds[holds.length - 1]!.startsAt).toBe(later.startsAt)
  expect(pane.instance.data.held).toMatchObject({ text: '为您留 10 分钟' })
})

const near = [
  { lineId: 1, startsAt: '2026-11-22T10:30:00.000Z' },
  { lineId: 1, startsAt: '2026-11-22T08:40:00.000Z' },
]
const taken = { ok: false, error: { code: 'SLOT_TAKEN', ref: 'ab12', near } }

test.each(['bookings.book', 'bookings.hold'])(
  'a time that is gone at %s: the nearest that came along stand there at once, without another call',
  async (action) => {
    const pane = await open()
    const answer = phone.answer
    phone.answer = (call) => (call.action === action ? taken : answer(call))
    await act(pane, 'chooseSlot', { slot })
    if (action === 'bookings.book') await act(pane, 'confirm')
    const text = textOf(pane)
    expect(text).toContain('刚刚被别的家庭约走了')
    expect(text).toContain('离它最近的空时间')
    expect(asked('bookings.board')).toHaveLength(1)
    expect(pane.instance.data.slot).toBeNull()
    expect(pane.instance.data.near).toMatchObject([
      { label: '明天 18:30，约 10 分钟' },
      { label: '明天 16:40，约 10 分钟' },
    ])
    expect(pane.instance.data.view).toMatchObject({ tables: [{ free: 5 }, {}] })
    await act(pane, 'chooseNear', { index: 0 })
    expect(pane.instance.data.slotText).toBe('明天 18:30，约 10 分钟')
  },
)

test('booked by the other parent meanwhile: the board is fetched again', async () => {
  const pane = await open()
  const answer = phone.answer
  phone.answer = (call) => (call.action === 'bookings.book' ? no('ALREADY_BOOKED') : answer(call))
  await act(pane, 'chooseSlot', { slot })
  await act(pane, 'confirm')
  expect(asked('bookings.board')).toHaveLength(2)
})

test('brothers and sisters share the call with one tap, or not', async () => {
  shown = board({
    children: [
      { childId: 3, name: '甲一' },
      { childId: 4, name: '甲二' },
    ],
    together: [4],
  })
  const pane = await open()
  await act(pane, 'chooseSlot', { slot })
  expect(textOf(pane)).toContain('和甲二一起通话')
  await act(pane, 'shareOrNot')
  await act(pane, 'confirm')
  expect(asked('bookings.book')).toMatchObject([{ together: false }])
})

test('a planned time is confirmed with one tap', async () => {
  shown = board({
    bookings: [booking({ planned: true, confirmed: false, can: { cancel: true, move: true, confirm: true } })],
  })
  const pane = await open()
  expect(textOf(pane)).toContain('这是学校排的时间')
  await act(pane, 'confirmPlanned', { bookingId: 9, when: '明天 18:20' })
  expect(asked('bookings.confirm')).toEqual([{ bookingId: 9 }])
  expect(phone.toasts).toEqual(['说好了，明天 18:20'])
})

test('a call that the school upset: why, and another time with one tap and one more', async () => {
  shown = board({ bookings: [booking({ review: 'holiday' })], can: { book: false, wait: false } })
  const pane = await open()
  expect(textOf(pane)).toContain('学校放假，这次要改时间')
  await act(pane, 'chooseInstead', { bookingId: 9, slot: { ...slot, startsAt: '2026-11-22T10:30:00.000Z' } })
  expect(textOf(pane)).toContain('从明天18:20改到')
  await act(pane, 'confirm')
  expect(asked('bookings.move')).toEqual([{ bookingId: 9, lineId: 1, startsAt: '2026-11-22T10:30:00.000Z' }])
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

test('moving a call of next week shows next week, to choose from', async () => {
  const next = booking({ startsAt: '2026-11-25T04:00:00.000Z' })
  shown = board({ bookings: [next] })
  const pane = await open()
  await act(pane, 'startMoving', { bookingId: 9 })
  expect(asked('bookings.board')).toEqual([{}, { childId: 3, week: '2026-11-23' }])
  expect((await open({ movingId: 9, week: '2026-11-23' })).instance.data.moving).toBe(9)
  expect(asked('bookings.board')[2]).toEqual({ week: '2026-11-23' })
})

test('in a week with a booking another choice is a move of it, and says so', async () => {
  shown = board({ bookings: [booking()], can: { book: false, wait: false } })
  const pane = await open()
  expect(textOf(pane)).toMatch(/换个时间.*另选一个就换过去/)
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
  const text = textOf(await open())
  expect(text).toContain('排队等空位')
  expect(text).toContain('看看下周')
})

test('a full board stays within the budget of nodes', async () => {
  const minutes = Array.from({ length: 24 }, (_, index) => 540 + index * 10)
  const week = [16, 17, 18, 19, 20, 21, 22].map((day) => ({
    date: `2026-11-${day}`,
    free: [{ lineId: 1, minutes, suits: '.'.repeat(24) }],
  }))
  shown = board({ days: week, bookings: [booking()] })
  expect((await open()).dom.innerHTML.match(/<[a-z]/g)!.length).toBeLessThan(500)
})
