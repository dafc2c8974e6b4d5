import type { Output } from '../../../contract/actions'
import { known } from '../start/phone'

/** Saturday of the week of 16 November 2026, noon at the school. */
export const present = Date.parse('2026-11-21T04:00:00.000Z')

export const head = { key: '1:head', role: 'head', place: '柳溪镇中心小学', placeId: 1 } as const
export const headSession = known({ name: '周明', hats: [head] })

const parts = (counts: Record<string, number>) =>
  Object.entries(counts).map(([label, count]) => ({ key: label, label, count }))

/** The township school of ../shared/field.md 3. */
export const care = {
  parts: parts({ 祖辈照料: 36, 父母单方照料: 68, 亲戚或亲朋照料: 6, 单亲或孤儿: 3 }),
  total: 113,
  difference: 0,
}

export const overview = (change: Partial<Output<'overview.school'>> = {}): Output<'overview.school'> => ({
  school: '柳溪镇中心小学',
  week: '2026-11-16',
  called: 94,
  total: 113,
  pupils: 574,
  capacity: 84,
  families: 106,
  waiting: Array.from({ length: 7 }, (_, index) => ({
    childId: 20 + index,
    name: index === 0 ? '欧阳买买提·艾力江' : `孩子${index}`,
    className: '三年级2班',
    weeksWithoutCall: 7 - index,
  })),
  overdue: 7,
  survey: { label: '2026年秋季学期', confirmed: 88, total: 113 },
  rights: { open: 0, unusual: 0 },
  alerts: [
    {
      childId: 5,
      name: '李小雨',
      className: '一年级1班',
      level: 'red',
      text: '7岁，登记为独自生活：未满8周岁不得无人看护',
      law: '未成年人保护法第21条',
    },
  ],
  noticesDue: 0,
  checksDue: 0,
  records: { complete: 94, missing: 31 },
  care,
  updates: { published: 48, total: 50, read: 31 },
  messages: { reached: 86, sheet: 0, refused: 0 },
  ...change,
})

export const childPage = (page: number, total = 113): Output<'children.list'> => ({
  total,
  pageSize: 50,
  survey: { label: '2026年秋季学期', confirmed: 88, total: 113 },
  children: Array.from({ length: Math.max(0, Math.min(50, total - page * 50)) }, (_, index) => ({
    id: page * 50 + index + 1,
    name: `孩子${page * 50 + index + 1}`,
    className: '三年级2班',
    careArrangement: 'kinshipGrandparent' as const,
    last: index === 0 ? '2026-11-18' : null,
    contacts: index === 1 ? 0 : 2,
  })),
})

const days = (weekdays: number[], from: number, to: number) => weekdays.map((weekday) => ({ weekday, from, to }))
const workdays = [1, 2, 3, 4, 5]

/** Lunch, after school and the weekend: 84 slots of 15 minutes. */
export const usualHours = [...days(workdays, 710, 770), ...days(workdays, 960, 1080), ...days([6, 7], 540, 720)]

export const lines = (change: Partial<Output<'lines.list'>> = {}): Output<'lines.list'> => ({
  lines: [
    {
      lineId: 3,
      name: '宿舍楼电话',
      medium: 'voice',
      slotMinutes: 15,
      active: true,
      number: '',
      handoff: '',
      hours: usualHours,
      slotsAWeek: 84,
      broken: false,
    },
  ],
  exceptions: [],
  weeks: ['2026-11-16', '2026-11-23'].map((week) => ({
    ...{ week, slots: 84, free: 12 },
    advice: { lacking: 29, moreMinutes: 435, shorter: { minutes: 10, slots: 126 } },
  })),
  capacity: 84,
  need: 113,
  children: 113,
  reviews: 0,
  week: '2026-11-16',
  ...change,
})

export const statistics = (change: Partial<Output<'statistics.school'>> = {}): Output<'statistics.school'> => ({
  pupils: 574,
  leftBehind: 113,
  care,
  absence: { parts: parts({ 一方外出: 70, 双方外出: 43 }), total: 113, difference: 0 },
  accommodation: { parts: parts({ 走读: 60, 寄宿: 53 }), total: 113, difference: 0 },
  sex: { parts: parts({ 女: 50, 男: 63 }), total: 113, difference: 0 },
  classes: [
    { name: '一年级1班', pupils: 300, leftBehind: 60, girls: 25, boys: 35 },
    { name: '一年级2班', pupils: 274, leftBehind: 53, girls: 25, boys: 28 },
  ],
  classesDifference: 0,
  ...change,
})

const note = { cell: 'F4', row: 4, column: '出生日期', value: '2018.13.5', reason: '没有这一天' }

export const preview = (change: Partial<Output<'roster.preview'>> = {}): Output<'roster.preview'> => ({
  importId: 8,
  fileName: '名册.xlsx',
  state: 'preview',
  columns: [
    { heading: '姓名', field: '姓名' },
    { heading: '备用', field: null },
  ],
  unsure: [],
  accepted: 110,
  corrected: 3,
  refused: 2,
  skipped: 1,
  corrections: [{ ...note, value: '2018.3.5', reason: '日期的写法', to: '2018-03-05' }],
  refusals: [note, { ...note, cell: 'B7', row: 7, column: '性别', value: '', reason: '性别没有填' }],
  notes: [],
  warnings: [],
  more: { corrections: 0, refusals: 0, notes: 0 },
  changes: {
    added: 113,
    changed: 0,
    moved: 0,
    same: 0,
    absent: 0,
    examples: [{ name: '李小雨', className: '一年级1班', what: '新建档案' }],
  },
  classes: [{ name: '一年级1班', pupils: 574 }],
  statistics: { pupils: 574, leftBehind: 113, care },
  ...change,
})
