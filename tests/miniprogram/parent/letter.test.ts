import { letterView, type Body } from '../../../miniprogram/pages/parent/letter/view'

const empty: Body = { calls: [], topics: {}, notes: [], photoIds: [], nextCallAt: null }
type Call = Body['calls'][number]
// Wednesday 12:40 at +08:00.
const call: Call = { at: '2026-11-18T04:40:00.000Z', medium: 'voice', outcome: 'reached', minutes: 9, mood: 4 }

test.each<[Partial<Call>, string, string]>([
  [{}, '聊了 9 分钟，孩子开心', 'face-4'],
  [{ mood: null }, '聊了 9 分钟', ''],
  [{ minutes: 0, mood: null }, '通上话了', ''],
  [{ medium: 'video', mood: 5 }, '视频，聊了 9 分钟，孩子很开心', 'face-5'],
  [{ outcome: 'noAnswer', minutes: 0, mood: null }, '老师打来，没有人接', ''],
  [{ outcome: 'wrongNumber', minutes: 0, mood: null }, '老师打来，号码不对，请把新号码告诉老师', ''],
  [{ outcome: 'cutOff', minutes: 2, mood: 2 }, '说到一半断了', ''],
])('a call told as a person would: %j', (change, text, face) => {
  const [row] = letterView({ ...empty, calls: [{ ...call, ...change }] }).contact
  expect(row).toMatchObject({ when: '周三 12:40', text, face })
})

test('a call that the family made by itself has a day, and no hour', () => {
  const [row] = letterView({ ...empty, calls: [{ ...call, home: true, mood: null }] }).contact
  expect(row).toMatchObject({ when: '周三', text: '家里打过电话，聊了 9 分钟' })
  const [short] = letterView({ ...empty, calls: [{ ...call, home: true, minutes: 0, mood: null }] }).contact
  expect(short!.text).toBe('家里打过电话')
})

test('topics keep the order of the field and leave out what was not talked about', () => {
  const { topics } = letterView({ ...empty, topics: { health: 'good', study: 'worry' } })
  expect(topics.map(({ label, stepLabel }) => `${label}${stepLabel}`)).toEqual(['学习要关心', '身体挺好'])
})

test('notes are named by kind and weekday; one without words for the parents is left out', () => {
  const { notes } = letterView({
    ...empty,
    notes: [
      { kind: 'homeVisit', on: '2026-11-21', text: '奶奶身体好' },
      { kind: 'talkNote', on: '2026-11-19', text: '' },
    ],
  })
  expect(notes).toEqual([{ key: 'homeVisit0', title: '家访 · 周六', text: '奶奶身体好' }])
})
