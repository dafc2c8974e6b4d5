import { toView } from '../../../miniprogram/pages/parent/home/week/view'
import { aheadText, weekName } from '../../../miniprogram/pages/parent/home/when'
import { placeOf } from '../../../miniprogram/pages/parent/home/view'
import { fullUpdate, longName, mine, present, thisWeek, update } from './replies'

const thursday = Date.parse('2026-11-19T02:00:00Z')

test.each([
  ['2026-11-21T04:40:00Z', '今天 12:40'],
  ['2026-11-22T10:20:00Z', '明天 18:20'],
  ['2026-11-25T04:40:00Z', '下周三 12:40'],
  ['2026-12-09T04:40:00Z', '12月9日 12:40'],
])('a call ahead at %s is said as %s', (at, text) => expect(aheadText(at, present)).toBe(text))

test('within the week the weekday is enough', () =>
  expect(aheadText('2026-11-22T10:20:00Z', thursday)).toBe('周日 18:20'))

test.each([
  ['2026-11-16', '本周'],
  ['2026-11-09', '上周'],
  ['2026-11-23', '下周'],
  ['2026-10-26', '10月26日'],
])('the week of %s is called %s', (week, name) => expect(weekName(week, thisWeek)).toBe(name))

test.each<[string, Parameters<typeof mine>[0], number, string]>([
  ['before Friday evening', { update: null }, thursday, `${longName}这周的简报，周五傍晚送到。`],
  ['composed, not yet published', { update: null }, present, `老师正在看${longName}这周的简报，看好就送来。`],
  ['a week gone by', { update: null, week: '2026-11-02' }, present, '这一周没有简报。'],
  ['there is one', {}, present, ''],
])('instead of a letter, %s', (_name, change, at, text) => expect(toView(mine(change), at).none).toBe(text))

test('a week without a call says what comes next', () => {
  const quiet = { ...update, body: { ...update.body, calls: [] } }
  const text = (change: Parameters<typeof mine>[0]) =>
    toView(mine({ update: quiet, ...change }), present).letter?.noContact
  expect(text({})).toBe('还没通上话，明天 18:20 就能说上了。')
  expect(text({ nextCall: null })).toBe('这周还没通上话，约个时间吧。')
  expect(text({ week: '2026-11-09' })).toBe('这一周没有通上话。')
})

test('a week gone by whose reason is told needs no second sentence', () => {
  const why = { ...update, body: { ...update.body, calls: [], whyNot: 'holiday' as const } }
  expect(toView(mine({ update: why, week: '2026-11-09' }), present).letter?.noContact).toBe('')
})

test('a corrected letter says so, with its version', () => {
  expect(toView(mine({ update: fullUpdate }), present).letter?.corrected).toBe('老师更正过（第2版）')
  expect(toView(mine(), present).letter?.corrected).toBe('')
})

test('letters from the school: those that wait stand first, until when, in the words of their kind', () => {
  const letter = { letterId: 1, kind: 'toParents', title: '寒假安全', dueOn: '2026-12-05', confirmed: false } as const
  const { posts, oldPosts } = toView(
    mine({
      letters: [
        letter,
        { ...letter, letterId: 2, kind: 'family', title: '春节家书', dueOn: null },
        { ...letter, letterId: 3, confirmed: true },
        { ...letter, letterId: 4, title: '新学期致家长的一封信', confirmed: true },
      ],
    }),
    present,
  )
  expect(posts).toMatchObject([
    { letterId: 1, title: '致家长的一封信：寒假安全', note: '请看，12月5日前', open: true },
    {
      letterId: 2,
      title: '亲情书信：春节家书',
      note: '收到了请点一下',
      spoken: '亲情书信：春节家书。收到了请点一下。',
    },
  ])
  expect(oldPosts).toMatchObject([
    { letterId: 3, title: '致家长的一封信：寒假安全', note: '已经告诉老师了', open: false },
    { letterId: 4, title: '新学期致家长的一封信' },
  ])
  expect(toView(mine({ letters: [letter], week: '2026-11-09' }), present).posts).toEqual([])
})

test('off the phone: photos wait for the network, and a week that was never read here says so', () => {
  const kept = { ...mine({ update: { ...fullUpdate, photos: [], voice: null } }), kept: 'letter' } as const
  expect(toView(kept, present).letter?.photosAway).toBe(2)
  expect(toView(mine({ update: fullUpdate }), present).letter?.photosAway).toBe(0)
  expect(toView({ ...mine({ update: null }), kept: 'nothing' }, present).none).toBe(
    '这一周的简报没有存在手机上，有网络时再看。',
  )
})

test('one can go back any number of weeks and never past the present one', () => {
  expect(toView(mine(), present)).toMatchObject({
    earlier: '2026-11-09',
    later: '',
    weekLabel: '本周',
    dates: '11月16日至22日',
  })
  expect(toView(mine({ week: '2026-11-09' }), present)).toMatchObject({
    earlier: '2026-11-02',
    later: '2026-11-16',
    weekLabel: '上周',
  })
})

test('further back the days themselves name the week', () => {
  expect(toView(mine({ week: '2026-10-26' }), present)).toMatchObject({ weekLabel: '10月26日至11月1日', dates: '' })
})

test('the line of four weeks is spoken in words', () => {
  const { line } = toView(mine(), present)
  expect(line.map(({ spoken }) => spoken)).toEqual([
    '10月26日，没通上，有简报',
    '11月2日，没有安排',
    '上周，通上话了，有简报',
    '本周，通上话了，有简报',
  ])
  expect(line.map(({ note }) => note)).toEqual(['有简报', '没有', '有简报', '有简报'])
  expect(line.map(({ face }) => face)).toEqual(['', '', 'face-3', 'face-4'])
  expect(line.filter(({ shown }) => shown).map(({ week }) => week)).toEqual([thisWeek])
})

test.each([
  [{}, { tab: 'week', childId: 0, week: '' }],
  [
    { tab: 'calls', child: '12' },
    { tab: 'calls', childId: 12, week: '' },
  ],
  [
    { tab: 'week', child: '12', week: '2026-11-16' },
    { tab: 'week', childId: 12, week: '2026-11-16' },
  ],
  [
    { tab: 'admin', child: '-1', week: 'x' },
    { tab: 'week', childId: 0, week: '' },
  ],
])('a home opened with %j', (query, place) => expect(placeOf(query)).toEqual(place))
