import { LETTER_BODY_MOST, LETTER_TITLE_MOST } from '../../contract/letter-words'
import { toView as toList } from '../../miniprogram/pages/letters/view'
import { toView as toMine } from '../../miniprogram/pages/letters/mine/view'
import { toView as toOne, ticked } from '../../miniprogram/pages/letters/one/view'
import { confirmedIn, toView as toRead } from '../../miniprogram/pages/letters/read/view'
import { draftFor } from '../../miniprogram/pages/letters/write/drafts'
import { addressed, blank, inputOf, missingIn, withOccasion } from '../../miniprogram/pages/letters/write/entry'
import { eventRows } from '../../miniprogram/pages/record/child/timeline/view'
import { piecesOf } from '../../domain/letters/checked-letter'
import { child, form, listed, opened, read, TODAY } from './replies'

describe('the staff’s list', () => {
  test.each([
    ['waits', {}, '已签收 48/50', ''],
    ['is over its day', { dueOn: '2026-11-24' }, '已签收 48/50，已过期', 'waiting'],
    ['is done, its day or not', { confirmed: 50, dueOn: '2026-11-24' }, '已签收 50/50', 'reached'],
    ['is withdrawn', { withdrawn: true, dueOn: '2026-11-24' }, '已撤回', 'meta'],
    ['is a family round', { kind: 'family' as const, sent: 30, confirmed: 12 }, '寄出 30/50，收到 12', ''],
    [
      'is a family round that is all sent',
      { kind: 'family' as const, sent: 50, confirmed: 0 },
      '寄出 50/50',
      'reached',
    ],
  ])('a letter that %s', (_what, change, progress, tone) => {
    expect(toList({ today: TODAY, letters: [listed(change)] }).rows[0]).toMatchObject({ progress, tone })
  })

  test('says what it is about, whose, and until when', () => {
    const { rows } = toList({
      today: TODAY,
      letters: [listed(), listed({ kind: 'family', className: '三年级1班', dueOn: null })],
    })
    expect(rows.map(({ about, due }) => [about, due])).toEqual([
      ['开学 · 11月23日 高校长', '签收截止 11月30日'],
      ['三年级1班，开学 · 11月23日 高校长', ''],
    ])
  })
})

describe('one letter', () => {
  const confirmed = child(1, '甲一', { confirmed: 'family' })
  const noted = child(2, '乙一', { confirmed: 'school', mine: true })
  const others = child(3, '丙一', { confirmed: 'school' })

  test('to parents: who waits can be called and noted; a family’s word stands; one takes back what one noted', () => {
    const { children } = toOne(opened({ children: [child(4, '丁一'), confirmed, noted, others] }))
    expect(
      children.map(({ state, call, marks }) => [state, call, marks.map(({ label, on }) => `${label}${on}`)]),
    ).toEqual([
      ['还没签收', '爸爸', ['已告知false']],
      ['家长签收了', '', []],
      ['老师登记的', '', ['已告知true']],
      ['老师登记的', '', []],
    ])
  })

  test('family letters: sent, then received', () => {
    const view = toOne(
      opened({
        kind: 'family',
        children: [child(4, '丁一'), child(5, '戊一', { sent: true }), { ...confirmed, sent: true }],
      }),
    )
    expect(
      view.children.map(({ state, call, marks }) => [state, call, marks.map(({ label, on }) => `${label}${on}`)]),
    ).toEqual([
      ['还没寄', '', ['寄出了false']],
      ['已寄出', '', ['寄出了true', '收到了false']],
      ['家里收到了', '', []],
    ])
    expect(view.unsent).toEqual([4])
  })

  test('one that is withdrawn has nothing left to tick or to call about, and nobody waits for it', () => {
    const { children, unsent } = toOne(opened({ withdrawn: true, kind: 'family' }))
    expect([unsent, children.flatMap(({ marks, call }) => [...marks, call].filter(Boolean))]).toEqual([[], []])
    expect(children[0]).toMatchObject({ state: '没有寄', tone: 'meta' })
    const toParents = toOne(opened({ withdrawn: true, children: [child(4, '丁一'), confirmed] }))
    expect(toParents.children.map(({ state, tone }) => [state, tone])).toEqual([
      ['没有签收', 'meta'],
      ['家长签收了', 'reached'],
    ])
  })

  test('its kind stands beside the title only where the title does not say it', () => {
    expect(toOne(opened({ title: '给家长的一封信' })).kindText).toBe('致家长的一封信')
    expect(toOne(opened()).kindText).toBe('')
  })

  test('a tick shows at once, in the row, the class and the whole, and goes back as it came', () => {
    const before = opened({ kind: 'family' })
    const after = ticked(before, [1, 2], 'sent', true)
    expect(toOne(after)).toMatchObject({ part: 3, whole: 3, unsent: [] })
    expect(after.classes[1]).toEqual(before.classes[1])
    expect(ticked(after, [1, 2], 'sent', false)).toEqual(before)
    const told = ticked(opened(), [2], 'confirmed', true)
    expect(told.children[1]).toMatchObject({ confirmed: 'school', mine: true })
    expect(toOne(told).classes[0]).toMatchObject({ progress: '已签收 1/2', done: false })
  })
})

describe('a parent', () => {
  test('reads it in paragraphs, from whom, and until when', () => {
    expect(toRead(read())).toMatchObject({
      from: '测试小学，11月23日',
      paragraphs: [{ text: '各位家长：' }, { text: '新学期开始了。' }],
      due: '请在11月30日前看一看',
      confirmed: false,
    })
    expect(toRead(read({ dueOn: TODAY })).due).toBe('请今天看一看')
    expect(toRead(read({ dueOn: '2026-11-01' })).due).toBe('学校还在等您看一看')
    expect(toRead(confirmedIn(read()))).toMatchObject({ confirmed: true, due: '' })
  })

  test('sees of a family letter where it is, child by child', () => {
    const two = read({
      kind: 'family',
      body: '',
      children: [
        { childId: 1, name: '甲一', sent: true, confirmed: false },
        { childId: 2, name: '甲二', sent: false, confirmed: false },
      ],
    })
    expect(toRead(two).children.map(({ text }) => text)).toEqual(['甲一写给您的信寄出了', '甲二还在写，寄出了会告诉您'])
    expect(toRead(confirmedIn(two, 2)).children.map(({ confirmed }) => confirmed)).toEqual([false, true])
    const state = (children: (typeof two)['children']) =>
      toMine({ today: TODAY, letters: [{ ...two, children }] }).rows[0]!.state
    expect(state(two.children)).toBe('寄出了，收到请点一下')
    expect(state([two.children[1]!])).toBe('孩子还在写')
    expect(state(confirmedIn(two).children)).toBe('收到了')
  })
})

describe('the letters that stand ready', () => {
  test.each([
    ['termStart', '2026-09-01', /每周至少联系一次[^]*不满十六岁[^]*不满八岁/],
    ['holiday', '2026-07-05', /防溺水[^]*每周至少通一次话/],
    ['holiday', '2027-01-20', /煤气中毒[^]*照看的人换了/],
  ] as const)('%s on %s', (occasion, today, says) => {
    const { title, body } = draftFor(occasion, '云岭镇中心小学', today)!
    expect(title.length).toBeLessThanOrEqual(LETTER_TITLE_MOST)
    expect(body.length).toBeLessThanOrEqual(LETTER_BODY_MOST)
    expect(body).toMatch(says)
    expect(body).toContain('云岭镇中心小学\n')
    // On a parent's phone a child has a name, and no category.
    expect(body).not.toMatch(/留守|问题儿童|监护人义务/)
  })

  test('an occasion changes the words only where nobody has touched them', () => {
    const first = blank('toParents', form())
    expect(withOccasion(first, 'holiday', form())).toMatchObject({ title: '寒假致家长的一封信' })
    expect(withOccasion({ ...first, body: '我自己写的' }, 'holiday', form())).toMatchObject({
      title: '寒假致家长的一封信',
      body: '我自己写的',
    })
    expect(withOccasion(first, 'festival', form())).toMatchObject({ title: '', body: '' })
  })
})

test('a letter goes to everybody or to the chosen classes, never to everybody because none was chosen', () => {
  const entry = blank('family', form({ kinds: ['family'] }))
  expect([addressed(entry, form()), inputOf(entry)]).toEqual([
    3,
    { kind: 'family', occasion: 'springFestival', title: '春节写信给爸爸妈妈', body: '' },
  ])
  const none = { ...entry, whole: false }
  expect([addressed(none, form()), missingIn(none)]).toEqual([0, '请选发给哪些班。'])
  expect(inputOf({ ...none, classIds: [2], dueOn: '2026-12-01' })).toMatchObject({ classIds: [2], dueOn: '2026-12-01' })
})

test('a long letter is checked in pieces of which none is too long and none lets a word fall between', () => {
  expect(piecesOf('短')).toEqual(['短'])
  const long = Array.from({ length: 3001 }, (_, at) => String.fromCharCode(0x4e00 + at)).join('')
  const pieces = piecesOf(long)
  expect(pieces.every((piece) => piece.length <= 2400)).toBe(true)
  for (let at = 0; at + 40 <= long.length; at += 7)
    expect(pieces.some((piece) => piece.includes(long.slice(at, at + 40)))).toBe(true)
})

test('a family letter in the child’s timeline: that it was sent, that it came, and not a word of it', () => {
  const sent = {
    type: 'letter',
    id: 7,
    on: TODAY,
    title: '春节写信给爸爸妈妈',
    confirmed: false,
    by: '林老师',
  } as const
  const rows = eventRows([sent, { ...sent, confirmed: true }], Date.parse('2026-11-25T07:00:00Z'))
  expect(rows.map(({ title, when, text, by }) => [title, when, text, by])).toEqual([
    ['亲情书信：已寄出', '今天', '春节写信给爸爸妈妈', '林老师'],
    ['亲情书信：家里收到了', '今天', '春节写信给爸爸妈妈', '林老师'],
  ])
})
