import type { Output } from '../../contract/actions'

type Walk = Output<'surveys.class'>

export const onWalk = (id: number, change: Partial<Walk['children'][number]> = {}): Walk['children'][number] => ({
  id,
  name: `孩子${id}`,
  facts: 'bgd',
  kin: 'mother',
  phone: '199****0001',
  answers: '-u',
  gaps: 2,
  ...change,
})

export function walk(children: Walk['children'], change: Partial<Walk> = {}): Walk {
  const waiting = children.filter(({ answers }) => answers.startsWith('-')).length
  return {
    term: { key: '2026-autumn', label: '2026年秋季学期' },
    classes: [{ classId: 1, name: '一年级1班', total: children.length, waiting }],
    classId: 1,
    children,
    ...change,
  }
}

export const moveForm = (change: Partial<Output<'moves.form'>> = {}): Output<'moves.form'> => ({
  childId: 3,
  name: '欧阳买买提·艾力江',
  classId: 1,
  className: '一年级1班',
  leftOn: null,
  today: '2026-11-21',
  earliest: '2025-09-01',
  classes: [
    { classId: 1, name: '一年级1班' },
    { classId: 2, name: '一年级2班' },
  ],
  bookings: 2,
  paired: true,
  ...change,
})

const parts = (counts: Record<string, number>) =>
  Object.entries(counts).map(([label, count]) => ({ key: label, label, count }))

export const school = (change: Partial<Output<'surveys.school'>> = {}): Output<'surveys.school'> => ({
  term: { key: '2026-autumn', label: '2026年秋季学期' },
  before: { key: '2026-spring', label: '2026年春季学期' },
  school: '柳溪镇中心小学',
  classes: [
    { classId: 1, name: '一年级1班', teachers: ['林老师'], total: 2, confirmed: 2, waiting: [] },
    {
      classId: 2,
      name: '一年级2班',
      teachers: [],
      total: 3,
      confirmed: 1,
      waiting: [
        { childId: 20, name: '欧阳小雨' },
        { childId: 21, name: '李云' },
      ],
    },
  ],
  answers: { parts: parts({ 没有变化: 2, 有变化: 1, 新增: 0, 还没确认: 2 }), total: 5, difference: 0 },
  answersBefore: { parts: parts({ 没有变化: 4, 有变化: 0, 新增: 0, 还没确认: 0 }), total: 4, difference: 0 },
  confirmed: 3,
  left: 1,
  records: {
    parts: [
      { key: 'complete', label: '档案齐全', count: 4 },
      { key: 'lacking', label: '还缺内容', count: 1 },
    ],
    total: 5,
    difference: 0,
  },
  gaps: [{ label: '身份证号', count: 1 }],
  ...change,
})

export const left = (change: Partial<Output<'moves.left'>> = {}): Output<'moves.left'> => ({
  today: '2026-11-21',
  total: 1,
  pageSize: 50,
  classes: [
    { classId: 1, name: '一年级1班' },
    { classId: 2, name: '一年级2班' },
  ],
  children: [
    {
      childId: 3,
      name: '欧阳小雨',
      className: '一年级1班',
      classId: 1,
      leftOn: '2026-11-03',
      note: '转到别的学校：石门小学',
    },
  ],
  ...change,
})
