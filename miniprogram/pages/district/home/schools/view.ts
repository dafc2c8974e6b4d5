import type { Output } from '../../../../../contract/actions'
import { schoolRow, type SchoolRow } from '../view'

export const orders = [
  { key: 'share', label: '通话最少' },
  { key: 'gap', label: '时段最缺' },
  { key: 'leftBehind', label: '孩子最多' },
] as const

export type Order = (typeof orders)[number]['key']

export interface View {
  count: string
  rows: SchoolRow[]
}

const before: Record<Order, (a: SchoolRow, b: SchoolRow) => number> = {
  share: (a, b) => a.share - b.share,
  gap: (a, b) => b.gap - a.gap,
  leftBehind: (a, b) => b.leftBehind - a.leftBehind,
}

/** Schools in the order that somebody asked for; equal ones stay as the district lists them. */
export function ordered(rows: SchoolRow[], order: Order): SchoolRow[] {
  return [...rows].sort((a, b) => before[order](a, b) || a.schoolId - b.schoolId)
}

/** All schools of the district. */
export function toView({ schools }: Output<'overview.district'>, order: Order): View {
  return { count: `${schools.length} 所学校`, rows: ordered(schools.map(schoolRow), order) }
}
