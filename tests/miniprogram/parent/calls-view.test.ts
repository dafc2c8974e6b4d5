import { nearest, tablesOf } from '../../../miniprogram/pages/parent/home/calls/free'
import { planOf, toView } from '../../../miniprogram/pages/parent/home/calls/view'
import { board, booking, present, sunday } from './replies'

const nothing = { movingId: 0, medium: '', date: '' } as const

test('the day reads in parts; two phones at the same minute are one time', () => {
  const [voice, video] = tablesOf(board(), present)
  const [saturday, sun] = voice!.days
  expect(saturday).toMatchObject({ name: '今天', day: '21日', free: 3 })
  expect(saturday!.groups.map(({ label, slots }) => [label, slots.map(({ time }) => time)])).toEqual([
    ['上午', ['11:10']],
    ['中午', ['11:50']],
    ['下午', ['14:10']],
  ])
  expect(sun!.groups.map(({ label }) => label)).toEqual(['下午', '晚上'])
  expect(video).toMatchObject({ label: '视频', free: 1 })
})

test('days that are over or full are not shown', () => {
  const monday = Date.parse('2026-11-16T01:00:00Z')
  expect(tablesOf(board(), present)[0]!.days.map(({ date }) => date)).toEqual(['2026-11-21', '2026-11-22'])
  expect(tablesOf(board(), monday)[0]!.days.map(({ free }) => free)).toEqual([3, 3])
})

test('after school is said on school days only', () => {
  const friday = board({ days: [{ date: '2026-11-20', free: [{ lineId: 1, minutes: [970] }] }] })
  const [voice] = tablesOf(friday, Date.parse('2026-11-20T01:00:00Z'))
  expect(voice!.days[0]!.groups[0]!.label).toBe('放学后')
})

test('the nearest free times come first, and never the one that is gone', () => {
  const [voice] = tablesOf(board(), present)
  expect(nearest(voice!, sunday, 2).map(({ time }) => time)).toEqual(['18:30', '16:40'])
})

test('a choice means a new call, a move, or nothing', () => {
  const plan = (change: Parameters<typeof board>[0], movingId = 0) =>
    toView(board(change), present, { ...nothing, movingId }).plan
  const nextWeek = booking({ bookingId: 10, startsAt: '2026-11-25T04:00:00.000Z' })
  expect(plan({})).toEqual({ kind: 'book' })
  expect(plan({ bookings: [booking()] })).toEqual({ kind: 'move', bookingId: 9, from: '明天 18:20' })
  expect(plan({ bookings: [nextWeek] })).toEqual({ kind: 'book' })
  expect(plan({ bookings: [nextWeek] }, 10)).toEqual({ kind: 'move', bookingId: 10, from: '下周三 12:00' })
  expect(plan({ bookings: [booking(), nextWeek] }, 10)).toEqual({ kind: 'closed', text: '这一周已经约了明天 18:20。' })
  expect(plan({ bookings: [booking({ state: 'done', can: { cancel: false, move: false } })] })).toEqual({
    kind: 'closed',
    text: '这一周已经通过话了。',
  })
  expect(plan({ bookings: [booking({ state: 'missed', can: { cancel: false, move: false } })] })).toEqual({
    kind: 'book',
  })
  expect(
    plan({ bookings: [booking({ startsAt: '2026-11-20T04:00:00.000Z', can: { cancel: false, move: false } })] }),
  ).toEqual({ kind: 'closed', text: '这一周已经约过一次了。' })
})

test('a booking that no longer exists is not moved', () => {
  expect(planOf({ own: null, upcoming: [] }, 9)).toEqual({ kind: 'book' })
})

test('the fresh board keeps what was chosen where it still can', () => {
  expect(toView(board(), present, nothing)).toMatchObject({ medium: 'voice', date: '2026-11-21' })
  expect(toView(board(), present, { ...nothing, date: '2026-11-22', medium: 'video' })).toMatchObject({
    medium: 'video',
    date: '2026-11-22',
  })
  expect(toView(board({ days: [] }), present, { ...nothing, date: '2026-11-22' })).toMatchObject({
    date: '',
    none: '这周的时间都约满了，看看下周吧。',
  })
})

test('a school without a phone line says so', () => {
  const view = toView(board({ lines: [], days: [] }), present, nothing)
  expect(view).toMatchObject({ tables: [], none: '学校的亲情电话还没有开通，开通后就能在这里约时间。' })
})

test('the next call is told with its line and length', () => {
  const [next] = toView(board({ bookings: [booking()] }), present, nothing).upcoming
  expect(next).toMatchObject({
    day: '明天',
    date: '11月22日',
    time: '18:20',
    about: '亲情电话1，约 10 分钟',
    canMove: true,
  })
})
