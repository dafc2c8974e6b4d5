import { adviceText, capacityView, lengthText, weekCapacity } from '../../../miniprogram/pages/head/capacity'
import {
  freshDraft,
  inputOf,
  withFrom,
  withHoliday,
  withKind,
  type Draft,
} from '../../../miniprogram/pages/head/days/draft'
import { toView, troublesOf } from '../../../miniprogram/pages/head/days/view'
import { exceptionRow, type Exception } from '../../../miniprogram/pages/head/days/words'
import { doneText, questionOf } from '../../../miniprogram/pages/head/effect'
import { toView as paneOf } from '../../../miniprogram/pages/head/home/lines/view'
import { toView as reviewView } from '../../../miniprogram/pages/head/review/view'
import { toView as rulesView, type Rules } from '../../../miniprogram/pages/head/rules/view'
import { lines } from './replies'

const TODAY = '2026-11-25'
const draft = (change: Partial<Draft> = {}): Draft => ({ ...freshDraft(TODAY), ...change })

const exception = (change: Partial<Exception> = {}): Exception => ({
  ...{ exceptionId: 4, lineId: null, kind: 'closed', reason: 'holiday', fromOn: '2026-11-28', toOn: '2026-11-28' },
  ...{ fromMinute: null, toMinute: null, asWeekday: null, note: '' },
  ...change,
})

test.each<[Partial<Draft>, object]>([
  [{}, { kind: 'closed', reason: 'holiday', lineId: null, fromOn: '2026-11-26', toOn: '2026-11-26', note: '' }],
  [
    { wholeDay: false, lineId: 3 },
    { kind: 'closed', lineId: 3, fromMinute: 1080, toMinute: 1200 },
  ],
  [
    { kind: 'extra', from: '09:00', to: '11:30' },
    { kind: 'extra', fromMinute: 540, toMinute: 690 },
  ],
  [
    { kind: 'asWeekday', fromOn: '2026-11-28', toOn: '2026-12-03', asWeekday: 4 },
    { kind: 'asWeekday', fromOn: '2026-11-28', toOn: '2026-11-28', asWeekday: 4 },
  ],
])('a form %j asks for %j', (change, input) => expect(inputOf(draft(change))).toMatchObject(input))

test('a holiday brings its usual length, and another first day takes the last one along', () => {
  const holiday = withHoliday(draft(), '国庆节')
  expect(holiday).toMatchObject({ note: '国庆节', fromOn: '2026-11-26', toOn: '2026-12-02' })
  expect(withFrom(holiday, '2026-12-30')).toMatchObject({ fromOn: '2026-12-30', toOn: '2027-01-05' })
  expect(withHoliday(holiday, '国庆节').note).toBe('')
})

test('make-up lessons are offered on the coming weekend', () => {
  expect(withKind(draft(), 'asWeekday')).toMatchObject({ fromOn: '2026-11-28', toOn: '2026-11-28' })
  expect(withKind(draft({ fromOn: '2026-11-29' }), 'asWeekday').fromOn).toBe('2026-11-29')
  expect(withKind(draft(), 'extra').fromOn).toBe('2026-11-26')
})

const two = [
  { lineId: 3, name: '宿舍楼电话' },
  { lineId: 5, name: '视频' },
]

test.each<[Partial<Exception>, object]>([
  [
    { note: '元旦', toOn: '2026-11-30' },
    { name: '元旦', days: '11月28日至11月30日', effect: '全天停开' },
  ],
  [
    { reason: 'exam', fromMinute: 960, toMinute: 1080 },
    { name: '考试', effect: '16:00–18:00 停开' },
  ],
  [{ kind: 'extra', reason: 'extra', fromMinute: 540, toMinute: 600, lineId: 5 }, { effect: '视频 09:00–10:00 加开' }],
  [
    { kind: 'asWeekday', reason: 'makeUp', asWeekday: 5 },
    { days: '11月28日 周六', effect: '按周五的时间开放' },
  ],
])('an exception %j reads %j', (change, row) => expect(exceptionRow(exception(change), two)).toMatchObject(row))

test('the page of one exception, of a new one, and of one that is gone', () => {
  const reply = lines({ exceptions: [exception()] })
  expect(toView(reply, 4)).toMatchObject({ lines: [], shown: { name: '放假', effect: '全天停开' } })
  expect(toView(reply, 0)!.shown).toBeNull()
  expect(toView(reply, 9)).toBeUndefined()
})

const failure = (fields: Record<string, string>, code = 'INVALID_INPUT' as const) => ({
  ...{ code, text: '有的内容填得不对', ref: 'ab12', fields },
})
test.each([
  [failure({ toOn: '数字太小了' }), { days: '最后一天不能早于第一天', clock: '' }],
  [failure({ toOn: '数字太大了' }), { days: '一次最多登记 90 天，请分开登记' }],
  [failure({ fromMinute: '和已经开放的时段重叠了' }), { days: '', clock: '和已经开放的时段重叠了' }],
  [failure({ toMinute: '数字太小了' }), { clock: '结束要晚于开始，至少够一次通话' }],
])('refused with %j', (refused, troubles) => expect(troublesOf(refused)).toMatchObject(troubles))

test('what a change would do is asked once, and only where a family has to move', () => {
  const calls = [{ startsAt: '2026-11-28T09:00:00.000Z', names: ['甲一', '甲二'] }]
  expect(questionOf({ flagged: 0, back: 2, calls: [] })).toBeUndefined()
  expect(questionOf({ flagged: 1, back: 0, calls })!.content).toContain(
    '甲一和甲二（11月28日 周六 17:00）。约好的不会取消',
  )
  expect(questionOf({ flagged: 6, back: 0, calls })).toMatchObject({
    title: '有 6 个家庭约在这些时间',
    content: expect.stringContaining('甲一和甲二等 6 家'),
  })
  expect([
    doneText({ flagged: 2, back: 0 }),
    doneText({ flagged: 0, back: 3 }),
    doneText({ flagged: 0, back: 0 }),
  ]).toEqual(['已请 2 家改时间', '3 家照原时间通话', '保存好了'])
})

test('capacity in words: what is lacking, and what would do', () => {
  const advice = { lacking: 29, moreMinutes: 290, shorter: { minutes: 10, slots: 126 } }
  expect(adviceText(advice, 113)).toBe('再开 29 个时段（约 5 小时），或改成 10 分钟一段就够了。')
  expect(adviceText({ ...advice, shorter: { minutes: 10, slots: 90 } }, 113)).toContain(
    '或改成 10 分钟一段，再开 23 个就够了。',
  )
  expect(adviceText({ ...advice, shorter: null }, 113)).toBe('再开 29 个时段（约 5 小时）就够了。')
  const week = { week: '2026-11-23', slots: 84, free: 3, advice }
  expect(weekCapacity('下周', week, 113, 120).text).toBe('下周 84 个时段，113 个家庭（120 个孩子）：还差 29 个')
  expect(weekCapacity('下周', { ...week, advice: { lacking: 0, moreMinutes: 0, shorter: null } }, 80, 80)).toEqual({
    ...{ text: '下周 84 个时段，80 个孩子：每家都能约上', advice: '', enough: true },
  })
  expect(weekCapacity('下周', week, 0, 0).enough).toBe(true)
  expect(capacityView(84, 106, 113).text).toBe('每周 84 个时段，106 个家庭（113 个孩子）：还差 22 个')
  expect([10, 31, 90, 435].map(lengthText)).toEqual(['30 分钟', '约 1 小时', '约 1 个半小时', '约 7 个半小时'])
})

test('the pane: a line that is broken, one by video, families to be moved, days that differ', () => {
  const [line] = lines().lines
  const view = paneOf(
    lines({
      lines: [
        { ...line!, broken: true, number: '0900-1990000' },
        { ...line!, lineId: 5, medium: 'video', handoff: '东河小学' },
      ],
      ...{ reviews: 6, exceptions: [exception({ lineId: 5 })] },
    }),
  )
  expect(view.lines.map(({ about, slots }) => [about, slots])).toEqual([
    ['电话 · 15 分钟一段 · 0900-1990000', '坏了，今天先停开'],
    ['视频 · 15 分钟一段 · 用微信“东河小学”', '每周 84 个时段'],
  ])
  expect(view).toMatchObject({ reviews: '有 6 个家庭的通话要改时间', thisWeek: '这周还空着 12 个时段' })
  expect(view.exceptions).toMatchObject([{ effect: '宿舍楼电话 全天停开' }])
})

const rules: Rules = {
  ...{ callsAWeek: 1, cancelBeforeMinutes: 30, offerMinutes: 30, unconfirmed: 'keep', releaseBeforeMinutes: 1440 },
  publish: 'clock',
}

test('the rules in plain words; how early to release is asked only where it is done, and an odd value keeps its chip', () => {
  const shown = (change: Partial<Rules> = {}) => rulesView({ ...rules, ...change }).filter((one) => one.shown)
  expect(shown().map(({ key }) => key)).not.toContain('releaseBeforeMinutes')
  expect(
    shown({ unconfirmed: 'release' })
      .at(-1)!
      .options.map(({ label }) => label),
  ).toEqual(['提前半天', '提前一天', '提前 2 天'])
  const odd = shown({ cancelBeforeMinutes: 45 }).find(({ key }) => key === 'cancelBeforeMinutes')!
  expect(odd.options.map(({ label }) => label)).toContain('提前 45 分钟')
})

test('calls to be moved: siblings together, who has not heard of it, and where to', () => {
  const call = {
    ...{
      bookingId: 1,
      lineId: 3,
      startsAt: '2026-11-28T09:00:00.000Z',
      className: '三年级1班',
      reason: 'holiday' as const,
    },
    ...{ since: '2026-11-25T07:00:00.000Z', told: false, near: [{ lineId: 3, startsAt: '2026-11-27T09:00:00.000Z' }] },
    children: [
      { childId: 7, name: '甲一' },
      { childId: 8, name: '甲二' },
    ],
  }
  const line = { lineId: 3, name: '宿舍楼电话', medium: 'voice' as const }
  expect(reviewView({ lines: [line], calls: [call] })).toMatchObject({
    summary: '1 家收不到微信消息，请打电话商量。',
    calls: [
      {
        names: '甲一和甲二',
        childId: 7,
        when: '11月28日 周六 17:00',
        reason: '学校放假',
        near: [{ label: '周五 17:00' }],
      },
    ],
  })
  const several = reviewView({ lines: [line, { ...line, lineId: 4, name: '视频' }], calls: [{ ...call, told: true }] })
  expect(several.summary).toContain('都收到了消息')
  expect(several.calls[0]).toMatchObject({
    when: '11月28日 周六 17:00 宿舍楼电话',
    near: [{ label: '周五 17:00' }],
  })
})
