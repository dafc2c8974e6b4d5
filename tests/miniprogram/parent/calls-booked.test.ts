/** @jest-environment jsdom */
import { textOf } from '../mount'
import { CallsPane, slot } from './calls-pane'
import { board, booking } from './replies'

const calls = new CallsPane()
const { open, act, asked } = calls

test('a planned time is confirmed with one tap', async () => {
  calls.shown = board({
    bookings: [booking({ planned: true, confirmed: false, can: { cancel: true, move: true, confirm: true } })],
  })
  const pane = await open()
  expect(textOf(pane)).toContain('这是学校排的时间')
  await act(pane, 'confirmPlanned', { bookingId: 9, when: '明天 18:20' })
  expect(asked('bookings.confirm')).toEqual([{ bookingId: 9 }])
  expect(calls.phone.toasts).toEqual(['说好了，明天 18:20'])
})

test('a call that the school upset: why, and another time with one tap and one more', async () => {
  calls.shown = board({ bookings: [booking({ review: 'holiday' })], can: { book: false, wait: false } })
  const pane = await open()
  expect(textOf(pane)).toContain('学校放假，这次要改时间')
  await act(pane, 'chooseInstead', { bookingId: 9, slot: { ...slot, startsAt: '2026-11-22T10:30:00.000Z' } })
  expect(textOf(pane)).toContain('从明天18:20改到')
  await act(pane, 'confirm')
  expect(asked('bookings.move')).toEqual([{ bookingId: 9, lineId: 1, startsAt: '2026-11-22T10:30:00.000Z' }])
})

test('moving shows the old time and moves that booking', async () => {
  calls.shown = board({ bookings: [booking()] })
  const pane = await open({ movingId: 9 })
  expect(textOf(pane)).toContain('正在改这一次的时间')
  await act(pane, 'chooseSlot', { slot: { ...slot, startsAt: '2026-11-22T10:30:00.000Z', time: '18:30' } })
  expect(textOf(pane)).toContain('从明天18:20改到')
  await act(pane, 'confirm')
  expect(asked('bookings.move')).toEqual([{ bookingId: 9, lineId: 1, startsAt: '2026-11-22T10:30:00.000Z' }])
  expect(calls.phone.toasts).toEqual(['改到了 明天 18:30'])
})

test('moving a call of next week shows next week, to choose from', async () => {
  const next = booking({ startsAt: '2026-11-25T04:00:00.000Z' })
  calls.shown = board({ bookings: [next] })
  const pane = await open()
  await act(pane, 'startMoving', { bookingId: 9 })
  expect(asked('bookings.board')).toEqual([{}, { childId: 3, week: '2026-11-23' }])
  expect((await open({ movingId: 9, week: '2026-11-23' })).instance.data.moving).toBe(9)
  expect(asked('bookings.board')[2]).toEqual({ week: '2026-11-23' })
})

test('in a week with a booking another choice is a move of it, and says so', async () => {
  calls.shown = board({ bookings: [booking()], can: { book: false, wait: false } })
  const pane = await open()
  expect(textOf(pane)).toMatch(/换个时间.*另选一个就换过去/)
})

test('cancelling asks once, because the school is told', async () => {
  calls.shown = board({ bookings: [booking()] })
  const pane = await open()
  calls.phone.confirm = false
  await act(pane, 'cancel', { bookingId: 9, when: '明天 18:20' })
  expect(asked('bookings.cancel')).toEqual([])
  calls.phone.confirm = true
  calls.shown = board()
  await act(pane, 'cancel', { bookingId: 9, when: '明天 18:20' })
  expect(asked('bookings.cancel')).toEqual([{ bookingId: 9 }])
  expect(calls.phone.modals[0]).toBe('明天 18:20。老师会看到取消了，这个时间会让给别的家庭。')
})
