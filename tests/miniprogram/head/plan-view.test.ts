import { helpsOf, leftGroups, placeOf } from '../../../miniprogram/pages/head/plan/left'
import { changeOf, daysOf, type Plan } from '../../../miniprogram/pages/head/plan/rows'
import { toView } from '../../../miniprogram/pages/head/plan/view'
import { instantAt } from '../../../contract/week'
import { plan, seat, slots, twoLines } from './plan-week'

const was = (date: string, minute: number) => ({ lineId: 1, startsAt: instantAt(date, minute) })

test.each([
  [null, '新排的', 'plus'],
  [was('2026-11-25', 1080), '和上周一样', 'check'],
  [was('2026-11-25', 1100), '提前了，上周周三 18:20', 'clock'],
  [was('2026-11-27', 960), '提前了，上周周五 16:00', 'clock'],
  [was('2026-11-23', 1080), '推后了，上周周一 18:00', 'clock'],
])('a call on Wednesday 18:00, after %j the week before, reads %s', (before, text, icon) => {
  expect(changeOf(seat({ was: before }))).toMatchObject({ text, icon })
})

test('a day says how many families and how many new times, each row who is called, when, and how it stands', () => {
  const seats = [
    seat({ was: was('2026-11-25', 1090) }),
    seat({
      childIds: [2, 3],
      names: ['乙一', '乙二'],
      startsAt: instantAt('2026-12-02', 1090),
      kept: true,
      state: 'booked',
    }),
    seat({ childIds: [4], names: ['丙一'], startsAt: instantAt('2026-12-06', 1090), relation: null, pinned: true }),
  ]
  const [wednesday, sunday] = daysOf(plan({ seats }))
  expect(wednesday).toMatchObject({ label: '周三 12月2日', count: '2 个家庭', changes: '1 个换了时间' })
  expect([wednesday!.spoken, sunday!.spoken]).toEqual([
    '周三 12月2日，2 个家庭，1 个换了时间',
    '周日 12月6日，1 个家庭',
  ])
  expect(wednesday!.rows).toMatchObject([
    { time: '18:00', names: '甲一', about: '打给爸爸', mark: null, change: { text: '提前了，上周周三 18:10' } },
    { time: '18:10', names: '乙一、乙二', mark: { text: '约好的' }, change: { text: '新排的' } },
  ])
  expect(sunday!.rows).toMatchObject([{ about: '', mark: { icon: 'lock', text: '您留的' } }])
})

test('in the first week there is nothing to compare with; a time that is gone is said before all else', () => {
  const [day] = daysOf(plan({ seats: [seat({ state: 'booked', review: true })] }))
  expect(day!.rows).toMatchObject([{ change: null, mark: { icon: 'warning' } }])
})

test.each([
  ['booked', '等家长确认'],
  ['confirmed', '已确认'],
  ['moved', '家长改到这里'],
  ['cancelled', '取消了'],
  ['done', '通过话了'],
  ['missed', '没接通'],
] as const)('a published call that is %s reads %s', (state, text) => {
  expect(daysOf(plan({ seats: [seat({ state })] }))[0]!.rows[0]!.mark!.text).toBe(text)
})

test.each([
  [slots(['2026-12-06', 1080], ['2026-12-06', 1100]), '周日晚上'],
  [slots(['2026-12-05', 600], ['2026-12-06', 1100]), '周六、周日'],
  [slots(['2026-11-30', 720], ['2026-12-01', 720], ['2026-12-02', 720], ['2026-12-03', 720]), '周一到周四中午'],
  [slots(...[0, 1, 2, 3, 4].map((d): [string, number] => [`2026-12-0${d + 1}`, 720])), '这一周'],
])('slots lie on %#', (some, text) => expect(placeOf(some)).toBe(text))

const left = { names: ['戊一'], childIds: [8], weeks: 2, round: 2 }

test('why somebody has no time: a bottleneck in words that can be checked, and the other reasons', () => {
  const groups = leftGroups(
    plan({
      blocked: [
        {
          families: 4,
          children: 5,
          names: [],
          slots: slots(['2026-12-06', 1080], ['2026-12-06', 1090], ['2026-12-06', 1100]),
        },
      ],
      left: [
        { ...left, why: 'full', set: 0 },
        { ...left, childIds: [9], names: ['己一', '己二'], why: 'nobody', set: null, weeks: 0, round: null },
      ],
    }),
  )
  expect(groups).toMatchObject([
    {
      title: '这 5 个孩子只能用周日晚上的 3 个时段',
      note: '大家轮着来，最多 2 周轮到一次。这次轮不到：',
      people: [{ childId: 8, names: '戊一', note: '2 周没通上话', spoken: '戊一，2 周没通上话' }],
    },
    { title: '联系卡上还没有能打的电话', people: [{ names: '己一、己二', note: '', spoken: '己一、己二' }] },
  ])
})

test('where the whole school is short of times, it says so', () => {
  const blocked = [{ families: 9, children: 10, names: [], slots: slots(['2026-12-06', 1080], ['2026-12-06', 1090]) }]
  const [group] = leftGroups(plan({ blocked, left: [{ ...left, why: 'full', set: 0 }] }))
  expect(group!.title).toBe('全校 10 个孩子只能用周日晚上的 2 个时段')
})

describe('what would help, with the way to it', () => {
  const remedies: Plan['remedies'] = [
    { kind: 'hours', lineId: 1, date: '2026-12-06', from: 1110, to: 1170, more: 6 },
    { kind: 'length', lineId: 1, minutes: 10, more: 12 },
  ]

  test('on the only phone', () =>
    expect(helpsOf(plan({ remedies }))).toMatchObject([
      {
        text: '周日加开 18:30–19:30',
        line: '',
        gain: '可多 6 个孩子',
        url: '/pages/head/days/index?kind=extra&line=1&on=2026-12-06&from=1110&to=1170',
      },
      {
        text: '每个时段改成 10 分钟',
        spoken: '每个时段改成 10 分钟，可多 12 个孩子',
        url: '/pages/head/line/index?id=1',
      },
    ]))

  test('on one of two', () =>
    expect(helpsOf(plan({ remedies, lines: twoLines })).map(({ spoken }) => spoken)).toEqual([
      '周日加开 18:30–19:30，宿舍楼电话，可多 6 个孩子',
      '每个时段改成 10 分钟，宿舍楼电话，可多 12 个孩子',
    ]))
})

test.each<[Partial<Plan>, object]>([
  [
    {},
    {
      seated: '8 个孩子有了时间',
      short: '还有 2 个排不上',
      tag: '还没发布',
      standing: '周五 18:00 会自动发布，也可以现在发布',
      hints: { left: '', days: '点开一天看每一家；点一家，可以换时间。' },
      confirmed: null,
    },
  ],
  [{ publishesAt: null }, { standing: '周四 20:00 排的，等您发布给家长' }],
  [
    { seats: [], can: { publish: false, pin: true, propose: true } },
    { tag: '', standing: '要排的都排好了', hints: { left: '', days: '' } },
  ],
  [
    { state: 'none', planId: null, madeAt: null },
    { seated: '10 个孩子要通话', standing: '周四晚上 20:00 会自动排，也可以现在就排' },
  ],
  [
    {
      state: 'published',
      publishedAt: '2026-11-27T10:00:00.000Z',
      counts: { ...plan().counts, families: 7, confirmed: 3 },
      can: { publish: false, pin: true, propose: true },
    },
    {
      tag: '已发布',
      standing: '11月27日 周五 18:00 发布，家长已收到时间',
      confirmed: { text: '排好的 7 个家庭，3 个确认了', part: 3, whole: 7 },
    },
  ],
])('a plan %j stands so', (change, view) => expect(toView(plan(change))).toMatchObject(view))

test('before it goes out it says how many families will hear of it', () => {
  expect(toView(plan()).question).toBe('1 个家庭会收到学校排的时间，不合适可以自己改。')
  expect(toView(plan({ seats: [] })).question).toBe('没有新排的时间，排不上的孩子会开始排队等空位。')
})

test.each([
  [0, '排好的 7 个家庭，还没有人确认'],
  [7, '排好的 7 个家庭，7 个确认了'],
])('%i of 7 confirmed', (confirmed, text) => {
  expect(toView(plan({ counts: { ...plan().counts, families: 7, confirmed } })).confirmed!.text).toBe(text)
})

test('that a name can be tapped is said where a tap gives a time', () => {
  const one = (why: 'full' | 'nobody') => [{ ...left, why, set: null }]
  const hint = (change: Partial<Plan>) => toView(plan(change)).hints.left
  expect(hint({ left: one('full') })).toBe('点名字，可以给孩子留一个时间。')
  expect(hint({ left: one('nobody') })).toBe('')
  expect(hint({ left: one('full'), can: { ...plan().can, pin: false } })).toBe('')
  const over: Partial<Plan> = {
    state: 'published',
    publishedAt: '2026-11-27T10:00:00.000Z',
    seats: [seat({ state: 'booked' })],
  }
  expect(hint({ ...over, left: one('full') })).toBe('他们在排队，空出来的时间会先问他们。')
  expect(hint({ ...over, left: one('full'), free: [{ date: '2026-12-01', lineId: 1, minutes: [960] }] })).toContain(
    '点名字',
  )
})
