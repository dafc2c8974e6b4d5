import { toView as sheetView, phrases, withPhrase } from '../../../miniprogram/pages/teacher/home/letters/sheet/view'
import { shownRows, toView } from '../../../miniprogram/pages/teacher/home/letters/view'
import {
  answersText,
  publishedText,
  publishQuestion,
  takeBackQuestion,
} from '../../../miniprogram/pages/teacher/home/letters/words'
import { preview, review, update } from './letter-replies'
import { present } from './replies'

const at = '2026-11-20T10:05:00.000Z'
const answer = { relation: 'father', readAt: at, thumb: false, phrase: null, reply: null } as const
const out = { published: true, publishedAt: at, version: 1, read: true, readVersion: 1 }

test.each([
  ['thin, and why', update(1, { thin: true, lacks: 'nothing' }), '还没有内容'],
  ['one that waits', update(1), ''],
  ['read by nobody', update(1, { ...out, read: false, readVersion: 0 }), '还没看'],
  ['read', update(1, { ...out, answers: [answer] }), '看过'],
  ['answered', update(1, { ...out, answers: [answer, { ...answer, thumb: true }] }), '回话了'],
  ['corrected since', update(1, { ...out, corrected: true, version: 2, answers: [answer] }), '看过前一版'],
  ['corrected and read again', update(1, { ...out, corrected: true, version: 2, readVersion: 2 }), '看过'],
])('the tag of %s', (_name, one, tag) => {
  expect(toView(review([one]), present).rows[0]!.tag).toBe(tag)
})

test('the sum, the order of the stack, the teacher’s words first', () => {
  const rows = [update(1, { thin: true }), update(2, { teacherLine: '很棒', spoken: true }), update(3, out)]
  const view = toView(review(rows, { ask: '带雨伞' }), present)
  expect(view).toMatchObject({ waiting: [1, 2], thin: 1, out: 1, ask: '带雨伞', none: '' })
  expect(view.summary).toBe('2 份待发布，其中 1 份内容少')
  expect(view.rows[1]!.summary).toBe('“很棒” 老师的话（语音） 通话1次共9分钟，开心')
  expect(toView(review([update(1, { ...out, corrected: true, version: 3 })]), present).rows[0]!.version).toBe(
    '更正过，第 3 版',
  )
})

test('what is out can be filtered by who has read and answered', () => {
  expect(toView(review([update(1)]), present).filters).toEqual([])
  const unread = update(3, { ...out, read: false, readVersion: 0 })
  const answered = update(4, { ...out, answers: [{ ...answer, reply: '谢谢老师' }] })
  const { rows, filters } = toView(review([update(1), update(2, out), unread, answered]), present)
  expect(filters.map(({ label }) => label)).toEqual(['全部 4', '待发布 1', '还没看 1', '回话了 1'])
  const ids = (filter: 'waiting' | 'unread' | 'answered') => shownRows(rows, filter).map(({ updateId }) => updateId)
  expect([ids('waiting'), ids('unread'), ids('answered')]).toEqual([[1], [3], [4]])
})

test('what came out within the hour can be taken back', () => {
  const first = Date.parse(at)
  const rows = [update(1), update(2, out), update(3, { ...out, publishedAt: '2026-11-20T10:40:00.000Z', read: false })]
  expect(toView(review(rows), first + 59 * 60_000).takeBack).toEqual({
    updateIds: [2, 3],
    read: 1,
    text: '刚发布 2 份，19:05 前可以撤回',
  })
  expect(toView(review(rows), first + 61 * 60_000).takeBack!.updateIds).toEqual([3])
  expect(toView(review(rows), first + 100 * 60_000).takeBack).toBeNull()
  expect(takeBackQuestion(2, 1).content).toContain('有 1 份家长已经看过')
  expect(takeBackQuestion(2, 0).content).toContain('还没有家长看过')
})

test('before Friday evening it says when they come', () => {
  const none = review([], { week: '2026-11-23', composedAt: '2026-11-27T10:00:00.000Z' })
  expect(toView(none, present).none).toContain('11月27日 周五 18:00')
  expect(toView(review([]), present).none).toBe('这一周没有要发的周报。')
  expect(toView(review([], { classId: null }), present).none).toContain('还没有带班')
})

test.each([
  [{ published: 48, messages: 31, withoutCredit: 0 }, '48 份已发布，31 位家长会收到微信消息。'],
  [{ published: 2, messages: 0, withoutCredit: 0 }, '2 份已发布。'],
])('published %j', (reply, text) => expect(publishedText(reply)).toBe(text))

test('parents without credit are named, and the one question names the thin ones', () => {
  expect(publishedText({ published: 48, messages: 31, withoutCredit: 9 })).toContain('9 位没有消息额度')
  expect(publishQuestion(50, 9)).toMatchObject({
    title: '把 50 份周报发给家长？',
    content: expect.stringContaining('9 份内容少'),
  })
  expect(publishQuestion(50, 0).content).not.toContain('内容少')
})

test('what the family answered, and that a voice waits for the child', () => {
  const mother = { ...answer, relation: 'mother', phrase: 'proud', reply: '周日我打给他' } as const
  expect(answersText([{ ...answer, thumb: true }, mother], 2)).toBe(
    '爸爸点了赞；妈妈“告诉孩子，爸妈为他高兴”，说：周日我打给他；给孩子留了 2 段话，请孩子到亲情电话那里听',
  )
  expect(answersText([answer], 0)).toBe('')
  const { readers } = sheetView(preview({ published: true, answers: [answer, { ...mother, relation: null }] }), present)
  expect(readers.map(({ text }) => text)).toEqual(['爸爸看过了', '家长“告诉孩子，爸妈为他高兴”，说：周日我打给他'])
})

test('a phrase is added once, and never beyond what fits; there are twelve, and each fits by itself', () => {
  expect(withPhrase('很棒。', '请放心。')).toBe('很棒。请放心。')
  expect(withPhrase('请放心。', '请放心。')).toBe('请放心。')
  expect(withPhrase('长'.repeat(199), '请放心。')).toBe('长'.repeat(199))
  expect(new Set(phrases.map(({ text }) => text)).size).toBe(12)
  for (const { label, text } of phrases) {
    expect(label).toMatch(/^.{2,4}$/)
    expect(text).toMatch(/^[^别比差笨]{6,24}。$/)
  }
})
