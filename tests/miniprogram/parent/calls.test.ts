/** @jest-environment jsdom */
import { settled, textOf } from '../mount'
import { no } from '../start/phone'
import { CallsPane, slot } from './calls-pane'
import { board, booking } from './replies'

const calls = new CallsPane()
const { open, act, asked } = calls

test('one tap chooses and keeps, one books; the fresh booking can be taken back', async () => {
  const pane = await open()
  expect(calls.phone.actions).toEqual(['bookings.board'])
  await act(pane, 'chooseDay', { date: '2026-11-22' })
  expect(textOf(pane)).toContain('18:20')
  await act(pane, 'chooseSlot', { slot })
  expect(asked('bookings.hold')).toEqual([{ childId: 3, lineId: 1, startsAt: slot.startsAt }])
  expect(textOf(pane)).toContain('明天18:20，约10分钟')
  expect(textOf(pane)).toContain('为您留10分钟')
  calls.shown = board({ bookings: [booking({ bookingId: 11 })] })
  await act(pane, 'confirm')
  expect(asked('bookings.book')).toEqual([{ childId: 3, lineId: 1, startsAt: slot.startsAt, together: true }])
  expect(asked('bookings.release')).toEqual([])
  expect(calls.phone.subscribed).toEqual([['T2', 'T1']])
  expect(textOf(pane)).toContain('下次通话')
  expect(pane.instance.data.undo).toMatchObject({ bookingId: 11, text: '约好了 明天 18:20' })
  await act(pane, 'takeBack')
  expect(asked('bookings.cancel')).toEqual([{ bookingId: 11 }])
  expect(calls.phone.modals).toEqual([])
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
    const answer = calls.phone.answer
    calls.phone.answer = (call) => (call.action === action ? taken : answer(call))
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
  const answer = calls.phone.answer
  calls.phone.answer = (call) => (call.action === 'bookings.book' ? no('ALREADY_BOOKED') : answer(call))
  await act(pane, 'chooseSlot', { slot })
  await act(pane, 'confirm')
  expect(asked('bookings.board')).toHaveLength(2)
})

test('brothers and sisters share the call with one tap, or not', async () => {
  calls.shown = board({
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

test('without network nothing is promised: the choice stays, to be tried again', async () => {
  const pane = await open()
  await act(pane, 'chooseSlot', { slot })
  calls.phone.answer = () => Promise.reject({ errMsg: 'cloud.callFunction:fail -1 network' })
  await act(pane, 'confirm')
  expect(textOf(pane)).toContain('网络不太好')
  expect(pane.instance.data.slot).toEqual(slot)
  const [first, second] = [calls.phone.asked.length, await act(pane, 'confirm')]
  expect(second).toBeUndefined()
  const ids = calls.phone.asked
    .slice(first - 1)
    .filter(({ action }) => action === 'bookings.book')
    .map(({ requestId }) => requestId)
  expect(new Set(ids).size).toBe(1)
})

test('a school without a line, and a week without a free time, each say it kindly', async () => {
  calls.shown = board({ lines: [], days: [] })
  expect(textOf(await open())).toContain('还没有开通')
  calls.shown = board({ days: [] })
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
  calls.shown = board({ days: week, bookings: [booking()] })
  expect((await open()).dom.innerHTML.match(/<[a-z]/g)!.length).toBeLessThan(500)
})
