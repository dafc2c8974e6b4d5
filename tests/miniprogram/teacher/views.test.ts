import { tabOf, tabsOf } from '../../../miniprogram/pages/teacher/home/view'
import { found, toView as classView } from '../../../miniprogram/pages/teacher/home/class/view'
import { deskOf } from '../../../miniprogram/pages/teacher/home/today/desk-rows'
import { toView as todayView } from '../../../miniprogram/pages/teacher/home/today/view'
import { amongMissing, toView as recordView, whatsOf } from '../../../miniprogram/pages/teacher/home/record/view'
import { toView as childView } from '../../../miniprogram/pages/record/child/view'
import { gapText, lastCallText, spokenStrip } from '../../../miniprogram/pages/record/words'
import { booked, child, classWeek, longName, missing, present, pupil, today } from './replies'

describe('words', () => {
  test.each([
    [0, ''],
    [1, '上周没通上话'],
    [3, '3周没通上话'],
  ])('%i weeks without a call: %s', (weeks, text) => expect(gapText(weeks)).toBe(text))

  test.each([
    [null, '还没通过话', true],
    ['2026-11-21', '今天通过话', false],
    ['2026-11-18', '周三通过话', false],
    ['2026-11-16', '周一通过话', false],
    ['2026-11-15', '上周日通过话', false],
    ['2026-11-11', '上周三通过话', false],
    ['2026-11-08', '上周没通上话', true],
    ['2026-10-25', '3周没通上话', true],
  ])('on Saturday 21 November, last call on %s: %s', (last, text, missed) => {
    expect(lastCallText(last, '2026-11-21')).toEqual({ text, missed })
  })

  test('a strip is read aloud without its empty days', () => {
    expect(spokenStrip('m-r---b')).toBe('周一没通上，周三通上话了，周日已约好')
    expect(spokenStrip('-------')).toBe('这周还没有通话')
  })
})

test('tabs by hat: the desk has neither the class nor the letters', () => {
  expect(tabsOf('teacher').map(({ label }) => label)).toEqual(['今天', '班级', '记一笔', '周报', '我的'])
  expect(tabsOf('desk').map(({ label }) => label)).toEqual(['今天', '记一笔', '我的'])
  expect(tabOf('letters', tabsOf('teacher'))).toBe('letters')
  expect(tabOf('letters', tabsOf('desk'))).toBe('today')
  expect(whatsOf(true).map(({ key }) => key)).toEqual(['familyCall'])
})

describe('the desk', () => {
  test.each([
    ['09:40', 'late'],
    ['09:46', 'now'],
    ['10:03', 'now'],
    ['10:10', 'next'],
  ])('at 10:00 a booking for %s is %s', (at, turn) => {
    expect(deskOf([booked(1, at)], present, false).rows[0]).toMatchObject({ turn, time: at })
  })

  test('in the order of the clock, only the first that lies ahead is next, and what is logged is counted', () => {
    const day = [
      booked(1, '09:00', { state: 'done' }),
      booked(2, '09:10', { state: 'missed' }),
      booked(3, '09:20'),
      ...['10:10', '10:20', '10:30', '10:40', '10:50', '11:00'].map((at, place) => booked(place + 4, at)),
    ]
    const { rows, more, summary } = deskOf(day, present, false)
    expect(rows.map(({ turn }) => turn).slice(0, 3)).toEqual(['late', 'next', 'later'])
    expect(rows).toHaveLength(6)
    expect(more).toBe(1)
    expect(summary).toBe('今天 9 个，已通话 1 个，没通上 1 个')
    expect(deskOf(day, present, true)).toMatchObject({ more: 0 })
  })
})

test('today: who waits, who answered, and nothing to blame anybody for', () => {
  const view = todayView(today(), present)
  expect(view.left).toBe('还有 19 个孩子没通上话')
  expect(view.missing[0]).toMatchObject({ name: longName, gap: '3周没通上话' })
  expect(view.missing[0]!.needs.map(({ label }) => label)).toEqual(['电话', '家访'])
  expect(view.answers[0]).toMatchObject({ text: '看到了，谢谢 “告诉孩子，爸妈为他高兴”', at: '今天 09:00' })
  expect(todayView(today({ desk: [], called: 113 }), present)).toMatchObject({
    desk: null,
    left: '这周每个孩子都通上话了',
  })
  const many = Array.from({ length: 60 }, (_, place) => missing(place + 1))
  expect(todayView(today({ missing: many }), present)).toMatchObject({ missingMore: 40 })
})

describe('the class', () => {
  const rows = classView(
    classWeek([
      pupil(1, { name: '李小雨', py: 'lxy', needs: 'c', last: null, strip: '-------' }),
      pupil(2, { name: longName, py: 'oymmt', strip: 'mr---b-', needs: 'cv' }),
      pupil(3, { name: '龙雪莹', py: 'lxy' }),
    ]),
    present,
  )
  test('marks, the last call and what is due in lean rows', () => {
    expect(rows.rows[1]).toMatchObject({
      marks: 'd1m d2r d3n d4n d5n d6b d7n',
      last: '周三通过话',
      due: '差 电话、家访',
    })
    expect(rows.rows[0]).toMatchObject({ last: '还没通过话', missed: true })
    expect(rows.rows[1]!.spoken).toBe(`${longName}，周一没通上，周二通上话了，周六已约好，周三通过话，差 电话、家访`)
    expect(rows.filters.map(({ label }) => label)).toEqual(['全部 3', '差电话 2', '差家访 1'])
  })
  test.each([
    ['', 'all', [1, 2, 3]],
    ['lx', 'all', [1, 3]],
    ['LXY', 'all', [1, 3]],
    ['小雨', 'all', [1]],
    ['', 'familyCall', [1, 2]],
    ['lxy', 'familyCall', [1]],
    ['', 'talkNote', []],
  ] as const)('search %j, missing %s', (search, what, ids) => {
    expect(found(rows.rows, search, what).map(({ id }) => id)).toEqual(ids)
  })
})

test('to write down: those who wait for it, also without network', () => {
  const view = recordView(today())
  expect(view.missing.homeVisit.map(({ name }) => name)).toEqual([longName])
  expect(view.missing.familyCall.map(({ note }) => note)).toEqual(['3周没通上话', ''])
  expect(amongMissing(view, '欧阳').map(({ childId }) => childId)).toEqual([3])
})

test('a child: whom to call first, four facts apart, what happened', () => {
  const view = childView(child(), present)
  expect(view.about).toBe('男，9 岁 · 三年级1班')
  expect(view.first).toMatchObject({ relativeId: 12, label: '妈妈 王秀英' })
  expect(view.facts.map(({ text }) => text)).toEqual(['双方外出', '双亲留守', '祖辈照料', '走读'])
  expect(view.kin.map(({ tags }) => tags)).toEqual([['已故'], ['在用雁书']])
  expect(view.kin[0]).toMatchObject({ phones: '', dialable: false })
  expect(view.words.map(({ label }) => label)).toEqual(['性格', '身体', '住址'])
  expect(view.gap).toBe('3周没通上话')
  expect(view.events.map(({ title, tone, when }) => [title, tone, when])).toEqual([
    ['电话：没人接', 'missed', '周一 12:40'],
    ['谈心，照片 2 张', 'brand', '10月30日 周五'],
  ])
  expect(childView(child({ needs: [] }), present).gap).toBe('')
})
