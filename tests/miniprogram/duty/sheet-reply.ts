import type { Output } from '../../../contract/actions'

type Sheet = Output<'sheet.list'>

const father = {
  relativeId: 11,
  childIds: [3, 4],
  relation: 'father' as const,
  name: '李建国',
  phones: ['199****0011'],
}
const grandmother = {
  relativeId: 13,
  childIds: [3, 4],
  relation: 'grandmotherPaternal' as const,
  name: '周桂花',
  phones: ['199****0013'],
}
const noLine = { startsAt: null, week: null, reason: null, title: null, cancelled: false }

export const children = [
  { childId: 3, name: '李小雨', className: '三年级2班' },
  { childId: 4, name: '李小雪', className: '一年级1班' },
]

/** A family with two children and three things to hear. */
export const family = (change: Partial<Sheet['families'][number]> = {}): Sheet['families'][number] => ({
  children,
  lines: [
    { ...noLine, childId: 4, template: 'callBooked', startsAt: '2026-11-29T10:20:00.000Z' },
    { ...noLine, childId: 3, template: 'weeklyUpdate', week: '2026-11-16' },
  ],
  messageIds: [101, 102, 103],
  relatives: [father, grandmother],
  tried: null,
  ...change,
})

/** A family that does not read. */
export const unread = (change: Partial<Sheet['unread'][number]> = {}): Sheet['unread'][number] => ({
  children: [{ childId: 8, name: '王大宝', className: '三年级2班' }],
  bound: true,
  weeks: ['2026-11-09', '2026-11-16'],
  relatives: [{ ...grandmother, relativeId: 23, childIds: [8] }],
  tried: null,
  ...change,
})

export const sheet = (change: Partial<Sheet> = {}): Sheet => ({
  families: [family()],
  familiesMore: 0,
  unread: [],
  unreadMore: 0,
  unboundMore: 0,
  ...change,
})
