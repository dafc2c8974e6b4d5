import { initialsOf } from '../../domain/children/initials'
import { likeAnywhere } from '../../domain/children/list'
import { lookedAtFrom } from '../../domain/children/needs'
import { noteSummary } from '../../domain/children/note-summary'
import { stripOf } from '../../domain/children/strip'

test.each<[string | null, string]>([
  [null, '-------'],
  ['', '-------'],
  ['0r', 'r------'],
  ['0m0r', 'r------'],
  ['2b2m', '--b----'],
  ['2m2b2r', '--r----'],
  ['6b4m0r', 'r---m-b'],
])('the marks %s are the strip %s', (marks, strip) => {
  expect(stripOf(marks)).toBe(strip)
})

test.each([
  ['李小雨', 'lxy'],
  ['曾一', 'zy'],
  ['单小单', 'sxd'],
  ['欧阳买买提·艾力江', 'oymmtalj'],
  ['Anna', ''],
])('the initials of %s are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})

test('a search is text, not a pattern', () => {
  expect(likeAnywhere('50%_A\\')).toBe('%50\\%\\_a\\\\%')
})

test.each([
  ['2026-11-23', '2026-11-25'],
  ['2026-11-16', '2026-11-22'],
  ['2026-11-30', '2026-11-25'],
])('the week of %s is looked at from %s', (week, day) => {
  expect(lookedAtFrom(week, '2026-11-25')).toBe(day)
})

test('a note is told by the fields of its kind', () => {
  const talk = {
    topics: { mood: { step: 'worry', words: '想妈妈' }, study: { step: 'good', words: '' } },
    problem: '',
    measure: '每天聊一会儿',
    nextOn: '2026-12-03',
  }
  expect(noteSummary('talkNote', talk)).toBe(
    '学习挺好，情绪要关心（想妈妈）；打算怎么帮：每天聊一会儿；下次谈心：12月3日',
  )
  const visit = { met: 'grandparent', findings: '灶台干净', anomaly: true, followUp: '下周再去' }
  expect(noteSummary('homeVisit', visit)).toBe(
    '见到了谁：祖辈；看到的情况：灶台干净；有需要跟进的异常；怎么跟进：下周再去',
  )
})
