import { isQuiet } from '../../domain/clock/quiet'
import { wordsOf } from '../../domain/clock/words'
import { compose } from '../../domain/updates/compose'
import type { WeekFacts } from '../../domain/updates/compose'
import { composedAt, lastDueWeek, weeksDue } from '../../domain/updates/due'
import { summary } from '../../domain/updates/summary'
import { teacherTitle } from '../../domain/updates/teacher'
import { updateBody } from '../../contract/update-body'

const nothing: WeekFacts = { childId: 1, calls: [], notes: [], nextCallAt: null, missed: null, closed: null, ask: '' }
const call = (over: Partial<WeekFacts['calls'][number]> = {}): WeekFacts['calls'][number] => ({
  at: '2026-11-25T04:40:00.000Z',
  medium: 'voice',
  outcome: 'reached',
  seconds: 545,
  mood: 4,
  ...over,
})
const note = (over: Partial<WeekFacts['notes'][number]> = {}): WeekFacts['notes'][number] => ({
  kind: 'talkNote',
  on: '2026-11-24',
  forParents: '',
  steps: {},
  photoIds: [],
  ...over,
})

describe('compose', () => {
  test.each<[string, Partial<WeekFacts>, boolean, string]>([
    ['nothing at all', {}, true, '这周还没有记录'],
    ['nothing but a call', { calls: [call()] }, true, '通话1次共9分钟，开心'],
    ['a call without a mood', { calls: [call({ mood: null })] }, true, '通话1次共9分钟'],
    ['a call from home', { calls: [call({ home: true, seconds: 0, mood: null })] }, true, '家里打过电话1次'],
    ['attempts only', { calls: [call({ outcome: 'noAnswer', seconds: 0, mood: null })] }, true, '打过电话，没通上'],
    [
      'two calls',
      { calls: [call(), call({ seconds: 20, mood: 5 })], notes: [note({ forParents: '很好' })] },
      false,
      '通话2次共10分钟，很开心 · 谈心',
    ],
    ['faces', { notes: [note({ steps: { mood: 'fair', study: 'good' } })] }, false, '谈心（学习挺好、情绪一般）'],
    ['a note that stays in school', { notes: [note({ kind: 'homeVisit' })] }, true, '这周还没有记录'],
    ['a visit with words', { notes: [note({ kind: 'homeVisit', forParents: '都好' })] }, false, '家访'],
    ['learning', { notes: [note({ kind: 'study', forParents: '会背乘法口诀了' })] }, false, '学习情况'],
    ['learning that stays in school', { notes: [note({ kind: 'study' })] }, true, '这周还没有记录'],
    ['health', { notes: [note({ kind: 'health', forParents: '退烧了' })] }, false, '身体情况'],
    [
      'an activity and an award',
      {
        notes: [note({ kind: 'activity', forParents: '跳了长绳' }), note({ kind: 'award', forParents: '劳动小能手' })],
      },
      false,
      '活动 · 表彰',
    ],
    ['why there was no call', { closed: 'exam' }, true, '这周学校考试，亲情电话没有开'],
    ['what the class is asked makes nothing of nothing', { ask: '带雨伞' }, true, '这周还没有记录'],
    ['photos', { notes: [note({ photoIds: [3, 4] })] }, false, '照片2张'],
    [
      'everything',
      {
        calls: [call()],
        notes: [
          note({ steps: { study: 'good' }, forParents: '好' }),
          note({ kind: 'homeVisit', forParents: '好', photoIds: [1] }),
        ],
      },
      false,
      '通话1次共9分钟，开心 · 谈心（学习挺好） · 家访 · 照片1张',
    ],
  ])('%s', (_name, facts, thin, line) => {
    const composed = compose({ ...nothing, ...facts })
    expect(composed.thin).toBe(thin)
    expect(updateBody.parse(composed.body)).toEqual(composed.body)
    expect(summary(composed.body)).toBe(line)
  })

  test('an attempt is told only where nobody was reached', () => {
    const attempt = call({ outcome: 'busy', seconds: 0, mood: null })
    expect(compose({ ...nothing, calls: [attempt, call()] }).body.calls).toHaveLength(1)
    expect(compose({ ...nothing, calls: [attempt, attempt, attempt] }).body.calls).toHaveLength(2)
  })

  test('sections that are empty are not there', () => {
    expect(compose(nothing).body).toEqual({ calls: [], topics: {}, notes: [], photoIds: [], nextCallAt: null })
    expect(compose({ ...nothing, ask: '周五带雨伞' }).body.ask).toBe('周五带雨伞')
  })

  const attempt = call({ outcome: 'noAnswer', seconds: 0, mood: null })
  const exam = { why: 'school', review: 'exam' }
  test.each<[string, Partial<WeekFacts>, string | undefined]>([
    ['nothing is known', {}, undefined],
    ['the last try', { calls: [attempt, call({ outcome: 'wrongNumber' })] }, 'wrongNumber'],
    ['a try says more than the agreed time', { calls: [attempt], missed: exam }, 'noAnswer'],
    ['a call after a try', { calls: [attempt, call()] }, undefined],
    ['a call, whatever became of another time', { calls: [call()], missed: exam, closed: 'holiday' }, undefined],
    ['an agreed time that exams took', { missed: exam }, 'exam'],
    ['one that a holiday took', { missed: { why: null, review: 'holiday' } }, 'holiday'],
    ['one whose phone was broken', { missed: { why: 'school', review: 'broken' } }, 'lineBroken'],
    ['one whose hours are no more', { missed: { why: 'school', review: 'hours' } }, 'lineClosed'],
    ['one that the school called off', { missed: { why: 'school', review: null } }, 'other'],
    ['one at which the child was away', { missed: { why: 'childAbsent', review: null } }, 'childAbsent'],
    ['one that nobody logged', { missed: { why: 'unlogged', review: null } }, 'unlogged'],
    ['one that the family let go', { missed: { why: 'family', review: null } }, undefined],
    ['that, in a week of holidays', { missed: { why: 'family', review: null }, closed: 'holiday' }, 'holiday'],
    ['a phone that was broken all week', { closed: 'broken' }, 'lineBroken'],
    ['closed for a reason of its own', { closed: 'other' }, 'other'],
  ])('why there was no call: %s', (_name, facts, expected) => {
    const { body } = compose({ ...nothing, ...facts })
    expect(body.whyNot).toBe(expected)
    expect(updateBody.parse(body)).toEqual(body)
  })

  test('the later talk has the last word on a topic', () => {
    const { body } = compose({
      ...nothing,
      notes: [note({ steps: { mood: 'worry', life: 'good' } }), note({ steps: { mood: 'good' } })],
    })
    expect(body.topics).toEqual({ mood: 'good', life: 'good' })
  })
})

test.each([
  ['2026-11-27T09:59:59.999Z', '2026-11-16'],
  ['2026-11-27T10:00:00.000Z', '2026-11-23'],
  ['2026-11-29T15:59:00.000Z', '2026-11-23'],
  ['2026-11-29T16:00:00.000Z', '2026-11-23'],
  ['2026-12-04T10:00:00.000Z', '2026-11-30'],
])('at %s the newest week that is due is %s', (now, week) => {
  expect(lastDueWeek(new Date(now))).toBe(week)
})

test.each<[string, string | null, string[]]>([
  ['a school that never composed', null, ['2026-11-23']],
  ['up to date', '2026-11-23', []],
  ['a clock set back', '2026-11-30', []],
  ['two missed', '2026-11-09', ['2026-11-16', '2026-11-23']],
  ['a summer missed', '2026-07-06', ['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23']],
])('weeks due: %s', (_name, lastDone, weeks) => {
  expect(weeksDue(lastDone, new Date('2026-11-28T02:00:00Z'))).toEqual(weeks)
})

test('Friday 18:00 at the school', () => {
  expect(composedAt('2026-11-23')).toBe('2026-11-27T10:00:00.000Z')
})

test.each([
  ['12:59:59', true], // 20:59
  ['13:00:00', false], // 21:00
  ['22:59:59', false], // 06:59
  ['23:00:00', true], // 07:00
  ['04:00:00', true],
])('at %s UTC messages go out: %s', (time, goes) => {
  expect(isQuiet(new Date(`2026-11-27T${time}Z`))).toBe(!goes)
})

test.each([
  ['林晓燕', '林老师'],
  ['林老师', '林老师'],
  ['欧阳明', '欧阳老师'],
  ['欧阳', '欧老师'],
  ['阿依古丽·买买提', '阿依古丽老师'],
  ['买买提江艾力', '买买提江艾力老师'],
  ['Anna', 'Anna老师'],
  ['', '班主任'],
])('%s is called %s', (name, title) => {
  expect(teacherTitle(name)).toBe(title)
})

test('the words of a message', () => {
  const facts = { child: '甲一', week: '2026-11-23', publishedAt: '2026-11-27T10:05:00.000Z' }
  expect(wordsOf('weeklyUpdate', facts)).toEqual({
    child: '甲一',
    week: '11月23日至29日',
    publishedAt: '2026年11月27日 18:05',
    remark: '老师写好了这周的简报，点开就能看',
  })
})
