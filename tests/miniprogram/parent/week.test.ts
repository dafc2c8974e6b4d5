/** @jest-environment jsdom */
import { noteKindLabel } from '../../../contract/labels'
import { settled, textOf } from '../mount'
import { no, ok } from '../start/phone'
import { fullUpdate, longName, mine } from './replies'
import { WeekPane } from './week-pane'

const week = new WeekPane()
const { open, asked } = week

test('the letter: the teacher’s sentence, the call, the topics, the note, the next call', async () => {
  const text = textOf(await open())
  for (const said of [
    longName,
    '这周他主动举手三次。',
    '王老师',
    '周三12:40',
    '聊了9分钟，孩子开心',
    '学习挺好',
    '最近和同桌处得很好',
    '下次通话',
    '改时间',
  ])
    expect(text).toContain(said)
  expect(week.phone.actions).toEqual(['updates.mine'])
  expect(text).not.toContain('留守')
})

test('a message opens its child and week', async () => {
  await open({ childId: 3, week: '2026-11-09' })
  expect(asked('updates.mine')).toEqual([{ childId: 3, week: '2026-11-09' }])
})

test('earlier weeks through the line and the arrows', async () => {
  const pane = await open()
  const choose = (pane.instance.chooseWeek as (event: object) => void).bind(pane.instance)
  choose({ detail: { week: '2026-10-26' }, currentTarget: { dataset: {} } })
  await settled(20)
  choose({ detail: {}, currentTarget: { dataset: { week: '2026-11-09' } } })
  await settled(20)
  expect(asked('updates.mine').slice(1)).toEqual([
    { childId: 3, week: '2026-10-26' },
    { childId: 3, week: '2026-11-09' },
  ])
})

test('two children are two chips, and the choice is told to the home', async () => {
  week.phone.answer = () =>
    ok(
      mine({
        children: [
          { childId: 3, name: longName },
          { childId: 4, name: '小军' },
        ],
      }),
    )
  const pane = await open()
  const told: unknown[] = []
  pane.addEventListener('child', ({ detail }) => told.push(detail))
  ;(pane.instance.chooseChild as (event: object) => void)({ detail: { value: 4 } })
  await settled(20)
  expect(told).toEqual([{ childId: 4 }])
  expect(asked('updates.mine')[1]).toMatchObject({ childId: 4 })
  expect(textOf(pane)).toContain('小军')
})

test('a week in which everything happened: each section once, nothing of the school’s words', async () => {
  week.phone.answer = () => ok(mine({ update: fullUpdate }))
  const text = textOf(await open())
  for (const said of [
    '老师更正过（第2版）',
    '听老师说12秒',
    '老师打来，没有人接',
    '表彰·周五',
    '劳动小能手',
    `${noteKindLabel.health}·周二`,
    '活动·周五',
    '学习情况·周三',
    '学校想请您',
    '周一请带雨衣',
    '您说：告诉孩子，爸妈为他高兴',
    '您写：辛苦老师了',
  ])
    expect(text).toContain(said)
  expect(text).not.toContain('读给我听')
})

test('a letter from the school is opened with its number and this hat', async () => {
  week.phone.answer = () =>
    ok(mine({ letters: [{ letterId: 12, kind: 'toParents', title: '寒假安全', dueOn: null, confirmed: false }] }))
  const pane = await open()
  expect(textOf(pane)).toContain('致家长的一封信：寒假安全请看')
  ;(pane.instance.read as (event: object) => void)({ detail: { letterId: 12 } })
  expect(week.phone.opened).toEqual(['/pages/letters/read/index?letter=12&hat=1%3Aparent'])
})

test('no letter yet: when it comes, and the next step', async () => {
  week.phone.answer = () => ok(mine({ update: null, nextCall: null }))
  const pane = await open()
  const went: string[] = []
  pane.addEventListener('book', () => went.push('book'))
  expect(textOf(pane)).toContain('还没有约')
  ;(pane.instance.book as () => void)()
  expect(went).toEqual(['book'])
})

test.each([
  ['NOT_SIGNED_IN', `/pages/start/index?to=${encodeURIComponent('/pages/parent/home/index')}`],
  ['CONSENT_NEEDED', `/pages/consent/index?to=${encodeURIComponent('/pages/parent/home/index')}`],
])('%s leads to where it is mended', async (code, place) => {
  week.phone.answer = () => no(code)
  await open()
  expect(week.phone.opened).toEqual([place])
})

test('an error says what to do and quotes its number', async () => {
  week.phone.answer = () => no('INTERNAL')
  expect(textOf(await open())).toContain('编号ab12')
})
