import type { Output } from '../../../../contract/actions'
import { gapGroupLabel, gaps } from '../../../../contract/completeness'

type Reply = Output<'records.gaps'>

export interface Row {
  childId: number
  name: string
  className: string
  /** `还差 3 项：身份证号、家庭住址、照料人的年龄` */
  text: string
}

export interface View {
  classes: Array<{ key: number; label: string }>
  complete: number
  total: number
  /** `113 份档案里 94 份齐全` */
  text: string
  groups: Array<{ key: string; label: string; text: string; done: boolean }>
  rows: Row[]
  incomplete: number
}

export const rowsOf = ({ children }: Reply): Row[] =>
  children.map(({ childId, name, className, gaps: missing }) => ({
    childId,
    name,
    className,
    text: `还差 ${missing.length} 项：${missing.map((key) => gaps[key].label).join('、')}`,
  }))

/** What the records lack, by the four things that a school must have clear. */
export function toView(reply: Reply): View {
  const { classes, total, complete, missing, incomplete } = reply
  return {
    classes: [{ key: 0, label: '全部' }, ...classes.map(({ classId, name }) => ({ key: classId, label: name }))],
    complete,
    total,
    text: missing === 0 ? `${total} 份档案都齐全了` : `${total} 份档案，${complete} 份齐全，一共还差 ${missing} 项`,
    groups: reply.groups.map(({ group, children }) => ({
      key: group,
      label: gapGroupLabel[group],
      text: children === 0 ? '都清楚了' : `${children} 个孩子还差`,
      done: children === 0,
    })),
    rows: rowsOf(reply),
    incomplete,
  }
}
