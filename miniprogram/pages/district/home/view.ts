import type { Output } from '../../../../contract/actions'

export const tabs = [
  { key: 'overview', label: '概览', icon: 'home' },
  { key: 'schools', label: '学校', icon: 'class' },
  { key: 'me', label: '我的', icon: 'person' },
]

/** The tab that the page was opened for; anything odd is the first one. */
export function tabOf({ tab }: Record<string, string | undefined>): string {
  return tabs.some(({ key }) => key === tab) ? tab! : 'overview'
}

type School = Output<'overview.district'>['schools'][number]

export interface SchoolRow {
  schoolId: number
  name: string
  pupils: number
  leftBehind: number
  called: number
  capacity: number
  /** Whole percent of the children who were called; 100 where there is none to call. */
  share: number
  /** Percent of the bar; empty where there is nobody to call. */
  bar: number
  calledText: string
  /** Slots that are missing in a week; 0 for none. */
  gap: number
  capacityText: string
}

const nobody = (pupils: number) => (pupils > 0 ? '没有留守儿童' : '还没有导入名册')

/** One school as its row shows it. */
export function schoolRow({ schoolId, name, pupils, leftBehind, called, capacity }: School): SchoolRow {
  const share = leftBehind > 0 ? Math.floor((called / leftBehind) * 100) : 100
  const gap = Math.max(0, leftBehind - capacity)
  const enough = leftBehind > 0 ? '，够用' : ''
  return {
    ...{ schoolId, name, pupils, leftBehind, called, capacity, share, gap, bar: leftBehind > 0 ? share : 0 },
    calledText: leftBehind > 0 ? `${called} / ${leftBehind} · ${share}%` : nobody(pupils),
    capacityText: gap > 0 ? `${capacity} 个，还差 ${gap} 个` : `${capacity} 个${enough}`,
  }
}
