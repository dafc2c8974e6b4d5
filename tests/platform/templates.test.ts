import { wordsOf } from '../../domain/clock/words'
import { wechatData } from '../../cloudfunctions/platform/templates'

const update = { child: '甲一', week: '11月23日至29日', publishedAt: '2026年11月27日 18:05', remark: '写好了' }

test("our words under WeChat's names", () => {
  expect(wechatData('weeklyUpdate', update)).toEqual({
    name1: { value: '甲一' },
    thing2: { value: '11月23日至29日' },
    time3: { value: '2026年11月27日 18:05' },
    thing4: { value: '写好了' },
  })
})

test.each([
  ['欧阳买买提江艾力克木', '欧阳买买提江艾力克木'], // ten
  ['阿依古丽江克孜·买买提艾力', '阿依古丽江克孜'],
  ['阿卜杜热合曼阿卜杜热合曼江', '孩子'],
])('the name %s becomes %s, never a cut one', (child, value) => {
  expect(wechatData('weeklyUpdate', { ...update, child }).name1).toEqual({ value })
})

test.each([
  ['字'.repeat(20), '字'.repeat(20)],
  ['字'.repeat(21), `${'字'.repeat(19)}…`],
  // Whether WeChat counts such a sign as one or two is not written anywhere: it is never cut in two, and counted as two.
  ['😀'.repeat(21), `${'😀'.repeat(9)}…`],
])('running text is shortened at twenty characters', (remark, value) => {
  expect(wechatData('weeklyUpdate', { ...update, remark }).thing4).toEqual({ value })
})

test('a time is never cut, and a field without words is no message', () => {
  expect(() => wechatData('weeklyUpdate', { ...update, publishedAt: '2026年11月27日 18:05'.repeat(3) })).toThrow(
    'publishedAt cannot hold',
  )
  expect(() => wechatData('weeklyUpdate', { ...update, child: ' ' })).toThrow('lacks child')
})

test('every template can be filled with its own words', () => {
  const weekly = wordsOf('weeklyUpdate', { child: '甲一', week: '2026-12-28', publishedAt: '2027-01-01T10:05:00.000Z' })
  expect(wechatData('weeklyUpdate', weekly).thing2).toEqual({ value: '12月28日至1月3日' })
  const booked = wordsOf('callBooked', { child: '甲一', startsAt: '2026-11-29T10:20:00.000Z', line: '亲情电话' })
  expect(wechatData('callBooked', booked).time2).toEqual({ value: '2026年11月29日 18:20' })
})
