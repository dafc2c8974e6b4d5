import { capacityView } from '../../../miniprogram/pages/head/capacity'
import { hoursText, slotsAWeek, weekdaysText } from '../../../miniprogram/pages/head/hours'
import { rowsOf, toView as childrenView } from '../../../miniprogram/pages/head/home/children/view'
import { toView as linesView } from '../../../miniprogram/pages/head/home/lines/view'
import { toView as overviewView } from '../../../miniprogram/pages/head/home/overview/view'
import { tableText, toView as reportView } from '../../../miniprogram/pages/head/home/report/view'
import { tabOf } from '../../../miniprogram/pages/head/home/view'
import { shareText } from '../../../miniprogram/pages/head/share-text'
import { gridView } from '../../../miniprogram/pages/head/week-grid/view'
import { childPage, lines, overview, present, statistics, usualHours } from './replies'

test.each([
  [84, 113, '每周 84 个时段，113 个孩子：还差 29 个', '可以加开时段，或改用 10 分钟一段。'],
  [126, 113, '每周 126 个时段，113 个孩子：够每个孩子约一次', ''],
  [0, 113, '每周 0 个时段，113 个孩子：还差 113 个', '先开通一部亲情电话，家长才能约时间。'],
  [84, 0, '每周 84 个时段', ''],
])('%i slots for %i children', (capacity, need, text, advice) => {
  expect(capacityView(capacity, need)).toMatchObject({ text, advice, enough: advice === '' })
})

test.each([
  [113, 574, '19.69%'],
  [73, 958, '7.62%'],
  [3, 0, '—'],
])('%i of %i is %s', (part, whole, text) => expect(shareText(part, whole)).toBe(text))

test.each([
  [[1, 2, 3, 4, 5], '周一到周五'],
  [[7, 6], '周六、周日'],
  [[1, 3, 5], '周一、周三、周五'],
  [[1, 2, 3, 4, 5, 6, 7], '每天'],
  [[], ''],
])('weekdays %j', (weekdays, text) => expect(weekdaysText(weekdays)).toBe(text))

test.each([
  [15, 84],
  [10, 126],
  [20, 63],
])('the usual hours in slots of %i minutes are %i', (minutes, slots) => {
  expect(slotsAWeek(usualHours, minutes)).toBe(slots)
})

test('hours that are alike on several days are one line', () => {
  expect(hoursText(usualHours)).toEqual(['周一到周五 11:50–12:50、16:00–18:00', '周六、周日 09:00–12:00'])
})

describe('概览', () => {
  test('the week in words, the first three of those who wait, the alert with its article', () => {
    const view = overviewView(overview())
    expect(view).toMatchObject({
      week: '11月16日至22日',
      callsText: '还有 19 个孩子这周没通上话',
      overdue: '7 个孩子上周起没通上话',
      waitingMore: 4,
      updates: '已发布 48 / 50 份',
      updatesRead: '31 份家长已经看过',
      children: '113 名留守儿童，占全校 574 名学生的 19.69%',
      careDifference: '各项相加和总数对得上',
    })
    expect(view.waiting).toHaveLength(3)
    expect(view.waiting[0]).toMatchObject({ name: '欧阳买买提·艾力江', text: '7周没通上话' })
    expect(view.alerts[0]).toMatchObject({ law: '未成年人保护法第21条' })
  })

  test.each([
    [{ called: 113 }, { callsText: '这周每个孩子都和家里通上话了', callsNext: '' }],
    [
      { overdue: 0, waiting: [] },
      { overdue: '', waitingMore: 0 },
    ],
    [{ called: 0 }, { callsText: '这周还没有通话记录' }],
    [{ updates: { published: 0, total: 50, read: 0 } }, { updates: '50 份写好了，还没有发布' }],
    [{ updates: { published: 0, total: 0, read: 0 } }, { updates: '还没有' }],
    [{ pupils: 0 }, { children: '113 名留守儿童' }],
    [{ care: { parts: [], total: 113, difference: -4 } }, { careDifference: '各项相加和总数差 4 人，请核对' }],
  ])('with %j', (change, expected) => expect(overviewView(overview(change))).toMatchObject(expected))
})

describe('儿童', () => {
  test('rows say the class, who cares, and how long ago the last call was', () => {
    expect(rowsOf(childPage(0, 2), present)).toEqual([
      { id: 1, name: '孩子1', about: '三年级2班 · 祖辈照料', last: '周三通过话', missed: false, unreachable: false },
      { id: 2, name: '孩子2', about: '三年级2班 · 祖辈照料', last: '还没通过话', missed: true, unreachable: true },
    ])
  })

  test.each([
    ['', 113, '113 名儿童', true],
    ['lxy', 2, '找到 2 名', false],
  ])('searching for "%s"', (search, total, count, more) => {
    expect(childrenView(childPage(0, total), search, present)).toMatchObject({ count, more })
  })
})

describe('电话', () => {
  test('lines in use come first', () => {
    const [line] = lines().lines
    const view = linesView(lines({ lines: [{ ...line!, lineId: 1, active: false }, line!] }))
    expect(view.lines.map(({ lineId, slots }) => [lineId, slots])).toEqual([
      [3, '每周 84 个时段'],
      [1, '已停用，家长约不到'],
    ])
  })

  test('the grid runs from the first open hour to the last', () => {
    const { days, marks, spoken } = gridView(usualHours)
    expect(marks.map(({ label }) => label)).toEqual(['09:00', '12:00', '15:00', '18:00'])
    expect(days[5]).toEqual({ label: '六', blocks: [{ key: '540-720', top: 0, height: 33.3 }] })
    expect(days[0]!.blocks).toHaveLength(2)
    expect(spoken).toContain('周六、周日')
  })

  test.each([
    ['a short span', [{ weekday: 1, from: 720, to: 750 }], '12:00', '16:00'],
    ['the end of the day', [{ weekday: 1, from: 1380, to: 1440 }], '20:00', '24:00'],
  ])('the grid of %s', (_name, hours, first, last) => {
    const { marks } = gridView(hours)
    expect([marks[0]!.label, marks[marks.length - 1]!.label]).toEqual([first, last])
  })

  test('no hours, an empty grid', () => expect(gridView([]).days).toHaveLength(7))
})

describe('报表', () => {
  test('classes with their share, their sum, and the difference to the school', () => {
    const view = reportView(statistics({ classesDifference: 2 }))
    expect(view.share).toBe('19.69%')
    expect(view.classes.map(({ share }) => share)).toEqual(['20.00%', '19.34%'])
    expect(view.sum).toMatchObject({ pupils: 574, leftBehind: 113, girls: 50, boys: 63, share: '19.69%' })
    expect(view.difference).toBe(2)
    expect(view.tables.map(({ title }) => title)).toEqual(['由谁照料', '父母外出', '走读和寄宿', '性别'])
  })

  test('what is copied is a table with sum, total and difference', () => {
    const text = tableText(reportView(statistics()), '柳溪镇中心小学')
    expect(text).toContain('由谁照料\n祖辈照料\t36\n父母单方照料\t68\n')
    expect(text).toContain('各项相加\t113\n总数\t113\n相差\t0')
    expect(text).toContain('各班相加\t574\t113\t50\t63\t19.69%')
  })
})

test.each([
  [{ tab: 'lines' }, 'lines'],
  [{ tab: 'secrets' }, 'overview'],
  [{}, 'overview'],
])('opened with %j', (query, tab) => expect(tabOf(query)).toBe(tab))
