import type { ErrorCode } from '../../../contract/errors'
import {
  draftOf,
  freshDraft,
  hoursOf,
  inputOf,
  overlapText,
  withSpan,
  type Draft,
} from '../../../miniprogram/pages/head/line/draft'
import { liveOf, refusalsOf, spanProblems, toView } from '../../../miniprogram/pages/head/line/view'
import { lines, usualHours } from './replies'

const line = lines().lines[0]!
const draft = (change: Partial<Draft> = {}): Draft => ({ ...draftOf(line), ...change })
const sorted = (hours: Array<{ weekday: number; from: number; to: number }>) =>
  [...hours].sort((a, b) => a.weekday - b.weekday || a.from - b.from)

test('usual hours are the three presets, and come back as they were', () => {
  expect(draft()).toMatchObject({ presets: ['lunch', 'afterSchool', 'weekend'], spans: [] })
  expect(sorted(inputOf(draft()).hours)).toEqual(sorted(usualHours))
})

test.each([
  ['a preset on four days only', usualHours.filter(({ weekday }) => weekday !== 2)],
  ['an evening', [...usualHours, { weekday: 7, from: 1110, to: 1170 }]],
  ['until midnight', [{ weekday: 5, from: 1380, to: 1440 }]],
  ['none', []],
])('%s comes back as it was', (_name, hours) => {
  expect(sorted(inputOf(draftOf({ ...line, hours })).hours)).toEqual(sorted(hours))
})

test('a preset that is not open on all of its days is a span of its own', () => {
  const { presets, spans } = draftOf({ ...line, hours: usualHours.filter(({ weekday }) => weekday !== 2) })
  expect(presets).toEqual(['weekend'])
  expect(spans).toEqual([
    { key: 1, weekdays: [1, 3, 4, 5], from: '11:50', to: '12:50' },
    { key: 2, weekdays: [1, 3, 4, 5], from: '16:00', to: '18:00' },
  ])
})

test('the form says at once what its hours give', () => {
  const view = toView(lines(), 3)!
  expect(liveOf(view.draft, view)).toMatchObject({
    slots: '每周 84 个时段',
    school: { text: '每周 84 个时段，113 个孩子：还差 29 个' },
  })
  expect(liveOf({ ...view.draft, slotMinutes: 10 }, view)).toMatchObject({
    slots: '每周 126 个时段',
    school: { enough: true },
  })
  expect(liveOf({ ...view.draft, active: false }, view).school.text).toContain('每周 0 个时段')
})

test('a new line adds to those in use, and a length that is not usual stays on offer', () => {
  const view = toView(lines(), 0)!
  expect(view).toMatchObject({ others: 84, draft: { lineId: 0, name: '亲情电话 2' } })
  expect(inputOf(view.draft)).not.toHaveProperty('lineId')
  const half = toView(lines({ lines: [{ ...line, slotMinutes: 30 }] }), 3)!
  expect(half.lengths.map(({ key }) => key)).toEqual([10, 15, 20, 30])
  expect(toView(lines(), 99)).toBeUndefined()
})

test('own spans carry their key, so that a refusal finds its field', () => {
  const [span] = withSpan([])
  const hours = hoursOf({ ...freshDraft(0), presets: [], spans: [{ ...span!, weekdays: [6, 1] }] })
  expect(hours).toEqual([
    { weekday: 1, from: 1110, to: 1170, own: 1 },
    { weekday: 6, from: 1110, to: 1170, own: 1 },
  ])
})

test.each([
  [{ weekdays: [] as number[], from: '12:00', to: '13:00' }, '请选星期几'],
  [{ weekdays: [1], from: '13:00', to: '12:00' }, '结束时间要晚于开始时间'],
  [{ weekdays: [1], from: '12:00', to: '12:00' }, '结束时间要晚于开始时间'],
])('a span %j', (span, text) => expect(spanProblems([{ key: 4, ...span }])).toEqual({ 4: text }))

const error = (code: ErrorCode, fields: Record<string, string> = {}) => ({ code, text: '不行', ref: 'ab12', fields })

test.each([
  [error('INVALID_INPUT', { name: '请填写这一项' }), { name: '请填写这一项', trouble: '不行' }],
  [
    error('INVALID_INPUT', { name: '请从给出的选项里选' }),
    { name: '已经有一部电话叫这个名字了，请换一个。', trouble: '不行' },
  ],
  [error('INTERNAL'), { name: '', trouble: '不行（编号 ab12）' }],
  [error('BUSY'), { name: '', trouble: '不行' }],
])('refused with %j', (refused, expected) => expect(refusalsOf(refused, draft())).toEqual(expected))

test('overlapping hours are named', () => {
  const spans = [{ key: 1, weekdays: [3], from: '12:30', to: '13:00' }]
  expect(overlapText(hoursOf(draft({ spans })))).toBe('周三 11:50–12:50 和 12:30–13:00 重叠了，请改其中一段。')
  expect(refusalsOf(error('HOURS_OVERLAP'), draft({ spans })).trouble).toContain('周三')
  expect(overlapText(usualHours)).toBe('')
})
