import { bookedOf } from '../../../miniprogram/pages/parent/home/calls/booked-view'
import { nearest, slotsNear, tablesOf, without } from '../../../miniprogram/pages/parent/home/calls/free'
import { heldText } from '../../../miniprogram/pages/parent/home/calls/holding-text'
import { daysOf, toldText } from '../../../miniprogram/pages/parent/home/calls/home-call/view'
import { planOf, toView } from '../../../miniprogram/pages/parent/home/calls/view'
import { board, booking, present, sunday } from './replies'

const nothing = { movingId: 0, medium: '', date: '' } as const
const fixed = { cancel: false, move: false, confirm: false }

describe('free slots', () => {
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
    const friday = board({ days: [{ date: '2026-11-20', free: [{ lineId: 1, minutes: [970], suits: '.' }] }] })
    const [voice] = tablesOf(friday, Date.parse('2026-11-20T01:00:00Z'))
    expect(voice!.days[0]!.groups[0]!.label).toBe('放学后')
  })

  test('what suits the reader comes first, what they are busy at last; the week opens on the day that suits', () => {
    const days = [
      { date: '2026-11-21', free: [{ lineId: 1, minutes: [670, 710], suits: '..' }] },
      { date: '2026-11-22', free: [{ lineId: 1, minutes: [1000, 1100, 1110], suits: '-++' }] },
    ]
    const view = toView(board({ days }), present, nothing)
    expect(view.date).toBe('2026-11-22')
    expect(view.tables[0]!.days.map((day) => day.suiting)).toEqual([0, 2])
    expect(
      view.tables[0]!.days[1]!.groups.map(({ label, kind, slots }) => [label, kind, slots.map((one) => one.time)]),
    ).toEqual([
      ['适合您的时间', 'suits', ['18:20', '18:30']],
      ['您可能没空的时间', 'busy', ['16:40']],
    ])
  })

  test('the nearest free times come first, and never the one that is gone', () => {
    const [voice] = tablesOf(board(), present)
    expect(nearest(voice!, sunday, 2).map(({ time }) => time)).toEqual(['18:30', '16:40'])
    const days = [{ date: '2026-11-22', free: [{ lineId: 1, minutes: [1000, 1050, 1090], suits: '+.-' }] }]
    expect(nearest(tablesOf(board({ days }), present)[0]!, sunday, 3).map(({ time }) => time)).toEqual([
      '16:40',
      '17:30',
      '18:10',
    ])
  })

  test('what came along with a refusal reads like the board’s own; the slot that is gone leaves the board', () => {
    const one = board()
    const [gone] = slotsNear([{ lineId: 1, startsAt: sunday }], one.lines)
    expect(gone).toEqual({ lineId: 1, startsAt: sunday, time: '18:20', minutes: 10 })
    expect(slotsNear([{ lineId: 99, startsAt: sunday }], one.lines)).toEqual([])
    const tables = without(tablesOf(one, present), gone!)
    expect(tables[0]).toMatchObject({ free: 5 })
    expect(tables[0]!.days[1]!.groups.flatMap((group) => group.slots.map((slot) => slot.time))).toEqual([
      '16:40',
      '18:30',
    ])
  })
})

describe('what a choice means', () => {
  const plan = (change: Parameters<typeof board>[0], movingId = 0) =>
    toView(board(change), present, { ...nothing, movingId }).plan
  const nextWeek = booking({ bookingId: 10, startsAt: '2026-11-25T04:00:00.000Z' })
  const full = { can: { book: false, wait: false } }

  test('a new call, a move, or nothing', () => {
    expect(plan({})).toEqual({ kind: 'book' })
    expect(plan({ ...full, bookings: [booking()] })).toEqual({ kind: 'move', bookingId: 9, from: '明天 18:20' })
    expect(plan({ bookings: [nextWeek] })).toEqual({ kind: 'book' })
    expect(plan({ bookings: [nextWeek] }, 10)).toEqual({ kind: 'move', bookingId: 10, from: '下周三 12:00' })
    expect(plan({ ...full, bookings: [booking(), nextWeek] }, 10)).toEqual({
      kind: 'closed',
      text: '这一周已经约了明天 18:20。',
    })
    expect(plan({ ...full, bookings: [booking({ state: 'done', can: fixed })] })).toEqual({
      kind: 'closed',
      text: '这一周已经通过话了。',
    })
    expect(plan({ bookings: [booking({ state: 'missed', can: fixed })] })).toEqual({ kind: 'book' })
    expect(plan({ ...full, bookings: [booking({ startsAt: '2026-11-20T04:00:00.000Z', can: fixed })] })).toEqual({
      kind: 'closed',
      text: '这一周已经约过了。',
    })
  })

  test('where the school allows two calls, the second is a new one; with two, one says which to move', () => {
    const second = booking({ bookingId: 11, startsAt: '2026-11-22T10:30:00.000Z' })
    expect(plan({ bookings: [booking()] })).toEqual({ kind: 'book' })
    expect(plan({ ...full, bookings: [booking(), second] })).toMatchObject({ kind: 'closed' })
    expect(plan({ ...full, bookings: [booking(), second] }, 11)).toMatchObject({ kind: 'move', bookingId: 11 })
  })

  test('a booking that no longer exists is not moved', () => {
    expect(planOf({ own: [], canBook: true, upcoming: [], week: '2026-11-16' }, 9)).toEqual({ kind: 'book' })
  })
})

test('the fresh board keeps what was chosen where it still can', () => {
  expect(toView(board(), present, nothing)).toMatchObject({ medium: 'voice', date: '2026-11-21' })
  expect(toView(board(), present, { ...nothing, date: '2026-11-22', medium: 'video' })).toMatchObject({
    medium: 'video',
    date: '2026-11-22',
  })
})

test('where nothing is free, waiting is what there is to do; not for who has a call or waits already', () => {
  const view = (change: Parameters<typeof board>[0]) => toView(board({ days: [], ...change }), present, nothing)
  expect(view({})).toMatchObject({ date: '', none: '这周没有空位了。', full: true, otherWeek: '2026-11-23' })
  expect(view({ can: { book: true, wait: false } }).full).toBe(false)
  expect(view({ can: { book: false, wait: false }, bookings: [booking()] }).full).toBe(false)
  expect(view({ lines: [] })).toMatchObject({
    tables: [],
    none: '学校的亲情电话还没有开通，开通后就能在这里约时间。',
    full: false,
  })
})

describe('a call that lies ahead', () => {
  const card = (change: Parameters<typeof booking>[0], around: Parameters<typeof board>[0] = {}) => {
    const whole = board(around)
    return bookedOf(booking(change), whole, tablesOf(whole, present), present)
  }

  test('is told with its line, its length, the number that rings, and who shares it', () => {
    expect(card({})).toMatchObject({
      day: '明天',
      date: '11月22日',
      time: '18:20',
      about: '亲情电话1，约 10 分钟',
      together: '',
      canMove: true,
    })
    const lines = [{ lineId: 1, name: '亲情电话', medium: 'voice' as const, slotMinutes: 10, number: '0571-0000000' }]
    const children = [
      { childId: 3, name: '甲一' },
      { childId: 4, name: '甲二' },
    ]
    expect(card({ with: [4] }, { lines, children })).toMatchObject({
      about: '亲情电话，约 10 分钟',
      number: '来电号码 0571-0000000',
      together: '和甲二一起',
    })
  })

  test('planned by the school: open until the family says that it suits', () => {
    expect(card({ planned: true, confirmed: false, can: { cancel: true, move: true, confirm: true } })).toMatchObject({
      open: true,
      canConfirm: true,
    })
  })

  test('that cannot be as agreed says why, with the nearest free times of its kind', () => {
    const upset = card({ review: 'holiday' })
    expect(upset.review).toBe('学校放假，这次要改时间')
    expect(upset.near.map((one) => one.label)).toEqual([
      '明天 18:30，约 10 分钟',
      '明天 16:40，约 10 分钟',
      '今天 14:10，约 10 分钟',
    ])
    // Of another week than the one on the screen, the way is 改时间.
    expect(card({ review: 'holiday', startsAt: '2026-11-25T04:00:00.000Z' }).near).toEqual([])
  })

  test('late today, or too late to change', () => {
    expect(card({ late: 15 }).late).toBe('今天电话排得晚，大约 18:35 打来')
    expect(card({ tooLate: true, can: fixed }).tooLate).toBe('通话前 30 分钟内不能改了，有急事请直接给学校打电话。')
    expect(card({ tooLate: true, can: fixed }, { rules: { cancelBefore: 120 } }).tooLate).toMatch(/^通话前 2 小时内/)
    expect(card({ tooLate: true, can: fixed }, { rules: { cancelBefore: 1440 } }).tooLate).toMatch(/^通话前 1 天内/)
  })
})

test('the time that is left is said in minutes, and not at all when it is over', () => {
  expect(heldText(present + 600_000, present)).toBe('为您留 10 分钟')
  expect(heldText(present + 1_000, present)).toBe('为您留 1 分钟')
  expect(heldText(present, present)).toBe('')
})

test('calls from home: the days of this week, and in its first days the weekend before', () => {
  const days = (instant: string) => daysOf(Date.parse(instant)).map(({ label }) => label)
  expect(days('2026-11-25T07:00:00Z')).toEqual(['今天', '昨天', '周一'])
  expect(days('2026-11-23T07:00:00Z')).toEqual(['今天', '昨天', '上周六'])
  expect(toldText(['2026-11-24', '2026-11-17'], Date.parse('2026-11-25T07:00:00Z'))).toBe('昨天家里打过电话')
  expect(toldText(['2026-11-17'], Date.parse('2026-11-25T07:00:00Z'))).toBe('')
})
