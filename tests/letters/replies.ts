import type { Output } from '../../contract/actions'

export const TODAY = '2026-11-25'
export const ANNOUNCED = '2026-11-23T02:00:00.000Z'

const about = {
  letterId: 7,
  kind: 'toParents' as 'toParents' | 'family',
  occasion: 'termStart' as const,
  title: '新学期致家长的一封信',
  announcedAt: ANNOUNCED,
  dueOn: '2026-11-30' as string | null,
}

export const listed = (change: Partial<Output<'letters.list'>['letters'][number]> = {}) => ({
  ...about,
  ...{ children: 50, sent: 0, confirmed: 48, by: '高校长', className: null, withdrawn: false },
  ...change,
})

type Child = Output<'letters.open'>['children'][number]

export const child = (childId: number, name: string, change: Partial<Child> = {}): Child => ({
  ...{ childId, name, sent: false, confirmed: null, mine: false },
  first: { relativeId: 10 + childId, relation: 'father' },
  ...change,
})

/** A letter in two classes, of which the first is open. */
export const opened = (change: Partial<Output<'letters.open'>> = {}): Output<'letters.open'> => ({
  ...about,
  ...{ body: '各位家长：新学期开始了。', by: '高校长', today: TODAY, withdrawn: false, classId: 1 },
  classes: [
    { classId: 1, name: '三年级1班', children: 2, sent: 0, confirmed: 0 },
    { classId: 2, name: '四年级1班', children: 1, sent: 1, confirmed: 1 },
  ],
  children: [child(1, '甲一'), child(2, '乙一')],
  can: { withdraw: true },
  ...change,
})

export const read = (change: Partial<Output<'letters.read'>> = {}): Output<'letters.read'> => ({
  ...about,
  ...{ body: '各位家长：\n\n新学期开始了。', school: '测试小学', today: TODAY },
  children: [{ childId: 1, name: '甲一', sent: false, confirmed: false }],
  ...change,
})

export const form = (change: Partial<Output<'letters.form'>> = {}): Output<'letters.form'> => ({
  ...{ today: TODAY, school: '测试小学', kinds: ['toParents', 'family'] },
  classes: [
    { classId: 1, name: '三年级1班', children: 2 },
    { classId: 2, name: '四年级1班', children: 1 },
  ],
  ...change,
})
