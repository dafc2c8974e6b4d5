import type { Output } from '../../../../../contract/actions'
import { shareText } from '../../share-text'

type Statistics = Output<'statistics.school'>

export interface TableView {
  key: string
  title: string
  rows: Array<{ label: string; count: number }>
  total: number
}

export interface ClassRow {
  name: string
  pupils: number
  leftBehind: number
  girls: number
  boys: number
  share: string
}

export interface View {
  pupils: number
  leftBehind: number
  share: string
  tables: TableView[]
  classes: ClassRow[]
  sum: ClassRow
  difference: number
}

const tableTitles = {
  care: '由谁照料',
  absence: '父母外出',
  accommodation: '走读和寄宿',
  sex: '性别',
} as const

function tableView(key: keyof typeof tableTitles, { parts, total }: Statistics['care']): TableView {
  return { key, title: tableTitles[key], rows: parts.map(({ label, count }) => ({ label, count })), total }
}

function sumOf(classes: Statistics['classes']): ClassRow {
  const sum = (pick: (one: Statistics['classes'][number]) => number) => classes.reduce((all, one) => all + pick(one), 0)
  const [pupils, leftBehind] = [sum((one) => one.pupils), sum((one) => one.leftBehind)]
  return {
    name: '各班相加',
    pupils,
    leftBehind,
    girls: sum((one) => one.girls),
    boys: sum((one) => one.boys),
    share: shareText(leftBehind, pupils),
  }
}

/** The tables that a school hands in. What is added up here is held against the total that the school's system counted. */
export function toView(reply: Statistics): View {
  const { pupils, leftBehind, classes, classesDifference } = reply
  const keys = Object.keys(tableTitles) as Array<keyof typeof tableTitles>
  return {
    pupils,
    leftBehind,
    share: shareText(leftBehind, pupils),
    tables: keys.map((key) => tableView(key, reply[key])),
    classes: classes.map((one) => ({ ...one, share: shareText(one.leftBehind, one.pupils) })),
    sum: sumOf(classes),
    difference: classesDifference,
  }
}

const line = (...cells: Array<string | number>) => cells.join('\t')

/** All tables as text that a spreadsheet takes when it is pasted there. */
export function tableText(view: View, school: string): string {
  const classLine = (one: ClassRow) => line(one.name, one.pupils, one.leftBehind, one.girls, one.boys, one.share)
  const blocks = view.tables.map(({ title, rows, total }) => {
    const sum = rows.reduce((all, row) => all + row.count, 0)
    const parts = rows.map((row) => line(row.label, row.count))
    return [title, ...parts, line('各项相加', sum), line('总数', total), line('相差', sum - total)].join('\n')
  })
  const head = [school, line('学生', view.pupils), line('留守儿童', view.leftBehind), line('占比', view.share)]
  const classes = ['各班', line('班级', '学生', '留守', '女', '男', '占比'), ...view.classes.map(classLine)]
  return [head.join('\n'), ...blocks, [...classes, classLine(view.sum)].join('\n')].join('\n\n')
}
