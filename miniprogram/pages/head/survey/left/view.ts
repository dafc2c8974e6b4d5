import type { Output } from '../../../../../contract/actions'
import { monthDay } from '../../../../../contract/week'

type Left = Output<'moves.left'>

export interface Row {
  childId: number
  name: string
  /** `离校前在三年级1班` */
  was: string
  classId: number
  /** `2026年11月3日 · 转到别的学校：石门小学` */
  about: string
  leftOn: string
}

export interface View {
  total: number
  count: string
  today: string
  classes: Array<{ key: number; label: string }>
  rows: Row[]
  /** The next page; 0 when all are there. */
  nextPage: number
}

export function rowsOf({ children }: Left): Row[] {
  return children.map(({ childId, name, className, classId, leftOn, note }) => ({
    childId,
    name,
    classId,
    leftOn,
    was: `离校前在${className}`,
    about: [`${leftOn.slice(0, 4)}年${monthDay(leftOn)}`, note].filter((text) => text !== '').join(' · '),
  }))
}

/** The first page of those who have left. */
export function toView(reply: Left): View {
  const { total, today, classes, pageSize } = reply
  return {
    total,
    today,
    count: `${total} 个孩子`,
    classes: classes.map((one) => ({ key: one.classId, label: one.name })),
    rows: rowsOf(reply),
    nextPage: total > pageSize ? 1 : 0,
  }
}
