import { doneView, previewView } from '../../../miniprogram/pages/head/import/view'
import { preview } from './replies'

test('what was understood, refused and corrected, each at its cell', () => {
  const view = previewView(preview())
  expect(view).toMatchObject({
    headline: '名册里有 115 行孩子',
    changes: '新增 113 名',
    school: '113 名留守儿童，占 19.69%',
    classes: '1 个班，共 574 名学生',
    columnsText: '看懂了 1 列',
    unread: '没有用到的列：备用',
    confirm: '确认导入 113 名儿童',
  })
  expect(view.facts.map(({ label, text }) => `${label} ${text}`)).toEqual([
    '照原样读进来 110 行',
    '改了写法再读进来 3 行',
    '没通过，不会导入 2 行',
    '不是孩子的行（合计、签名等） 1 行',
  ])
  expect(view.refusals).toMatchObject([
    { place: 'F4 · 出生日期', value: '“2018.13.5”', text: '没有这一天' },
    { place: 'B7 · 性别', value: '没有填', text: '性别没有填' },
  ])
  expect(view.corrections[0]!.value).toBe('“2018.3.5”改为“2018-03-05”')
})

const changes = (added: number, changed: number, same: number) => ({
  changes: { added, changed, moved: 0, same, absent: 4, examples: [] },
})

test.each([
  [changes(113, 0, 0), '确认导入 113 名儿童'],
  [changes(3, 2, 108), '确认新增 3 名、更新 2 名'],
  [changes(0, 2, 111), '确认更新 2 名儿童'],
  [changes(0, 0, 113), '孩子没有变化，确认班级人数'],
  [{ ...changes(0, 0, 113), classes: [] }, ''],
  [{ ...changes(0, 0, 0) }, ''],
])('with %j the button says %s', (change, text) => expect(previewView(preview(change)).confirm).toBe(text))

test('lists that are cut say how much is left, and absent children are left in peace', () => {
  const view = previewView(preview({ ...changes(40, 0, 0), more: { corrections: 2, refusals: 5, notes: 0 } }))
  expect(view).toMatchObject({
    absent: '档案里还有 4 名孩子不在这份名册里，他们的档案不会动。',
    refusalsMore: '还有 5 处，下载的表里都有',
    examplesMore: '还有 40 处同类，不一一列出',
  })
})

test('a roster without class sizes claims no share', () => {
  const { statistics } = preview()
  expect(previewView(preview({ statistics: { ...statistics, pupils: null } })).school).toBe('113 名留守儿童')
  const classes = [{ name: '一年级1班', pupils: null }]
  expect(previewView(preview({ classes })).classes).toBe('1 个班，名册里没有班级人数')
})

test.each([
  [{ added: 113, changed: 0, same: 0, classes: 12 }, 0, '导入好了', ''],
  [{ added: 0, changed: 0, same: 113, classes: 12 }, 3, '档案已经是最新的', '还有 3 行没通过'],
])('done: %j', (counts, refused, title, text) => {
  const view = doneView(counts, refused)
  expect(view.title).toBe(title)
  expect(view.refused.startsWith(text)).toBe(true)
})
