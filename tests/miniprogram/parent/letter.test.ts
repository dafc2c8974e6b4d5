import { existsSync } from 'node:fs'
import path from 'node:path'
import { noteKindLabel } from '../../../contract/labels'
import { whyNotLabel, type WhyNot } from '../../../contract/update-words'
import { letterView, spokenLetter, spokenParts, type Body } from '../../../miniprogram/pages/parent/letter/view'
import { fullUpdate } from './replies'

const root = path.resolve(__dirname, '../../..')
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
  const { stories } = letterView({
    ...empty,
    notes: [
      { kind: 'homeVisit', on: '2026-11-21', text: '奶奶身体好' },
      { kind: 'talkNote', on: '2026-11-19', text: '' },
    ],
  })
  expect(stories).toEqual([
    { key: 'homeVisit0', icon: 'visit', title: '家访 · 周六', text: '奶奶身体好', spoken: '周六，家访。奶奶身体好' },
  ])
})

test('what came too late for last week’s letter says so', () => {
  const late = { ...empty, notes: [{ kind: 'homeVisit' as const, on: '2026-11-21', text: '奶奶身体好' }] }
  expect(letterView(late, '2026-11-23').stories[0]).toMatchObject({
    title: '家访 · 上周六',
    spoken: '上周六，家访。奶奶身体好',
  })
  expect(letterView(late, '2026-11-16').stories[0]!.title).toBe('家访 · 周六')
})

test('every kind of note has a picture of its own', () => {
  const kinds = Object.keys(noteKindLabel) as Array<keyof typeof noteKindLabel>
  const { stories } = letterView({ ...empty, notes: kinds.map((kind) => ({ kind, on: '2026-11-19', text: '好' })) })
  const icons = stories.map(({ icon }) => icon)
  expect(new Set(icons).size).toBe(kinds.length)
  for (const icon of icons) expect(existsSync(path.join(root, 'miniprogram/icons', `${icon}.svg`))).toBe(true)
})

test('a picture says how the call was held', () => {
  const icons = letterView({
    ...empty,
    calls: [call, { ...call, medium: 'video' }, { ...call, home: true }, { ...call, outcome: 'busy' }],
  }).contact.map(({ icon }) => icon)
  expect(icons).toEqual(['phone', 'video', 'home', 'cross'])
})

test.each(Object.keys(whyNotLabel) as WhyNot[])('a week without a call says why (%s), and no code', (whyNot) => {
  expect(letterView({ ...empty, whyNot })).toMatchObject({ reached: false, whyNot: whyNotLabel[whyNot] })
})

test('calls that were tried tell it themselves', () => {
  const tried = letterView({ ...empty, calls: [{ ...call, outcome: 'noAnswer' }], whyNot: 'noAnswer' })
  expect(tried).toMatchObject({ reached: false, whyNot: '' })
})

test('each card in words, and the whole letter from beginning to end', () => {
  const around = { teacher: '王老师', teacherLine: '这周他主动举手三次。', noContact: '约个时间吧。' }
  const letter = letterView(fullUpdate.body)
  expect(spokenParts(letter, around)).toEqual({
    line: '王老师说：这周他主动举手三次。',
    contact: '周一 12:40，老师打来，没有人接。周三 12:40，聊了 9 分钟，孩子开心。',
    topics: '学习挺好，情绪一般。',
    ask: '学校想请您：周一请带雨衣',
  })
  const whole = spokenLetter(letter, around)
  const order = ['王老师说', '周三 12:40', '学习挺好', '最近和同桌', '奶奶身体好', '劳动小能手', '带雨衣'].map((word) =>
    whole.indexOf(word),
  )
  expect(order).toEqual(order.toSorted((a, b) => a - b))
  expect(order[0]).toBe(0)
})

test('an empty week is read as what comes next, and nothing else', () => {
  const around = { teacher: '王老师', teacherLine: '', noContact: '这周还没通上话，约个时间吧。' }
  expect(spokenLetter(letterView(empty), around)).toBe('这周还没通上话，约个时间吧。')
})
