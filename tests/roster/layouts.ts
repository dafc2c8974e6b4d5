import ExcelJS from 'exceljs'
import type { MadeRow } from './made-up-roster'

type Meaning = keyof MadeRow

/** Headings that schools use for each meaning; the first is the plain one. */
export const headings: Record<Meaning, string[]> = {
  grade: ['年级', '所在年级', '就读年级'],
  class: ['班级', '班别', '所在班级', '班 级'],
  name: ['姓名', '学生姓名', '儿童姓名', '留守儿童姓名', '姓  名', '*姓名（必填）'],
  sex: ['性别', '性 别', '儿童性别'],
  birthDate: ['出生日期', '出生年月', '出生年月日', '出生时间'],
  boarding: ['是否寄宿', '住宿情况', '是否住校', '寄宿情况'],
  status: ['留守类型', '留守情况', '父母外出情况', '留守类别'],
  fatherName: ['父亲姓名', '父亲', '爸爸姓名'],
  fatherPhone: ['父亲电话', '父亲联系电话', '父亲手机号', '父亲联系方式', '联系电话（父亲）'],
  fatherWork: ['父亲务工单位及地址', '父亲务工地点', '父亲工作单位'],
  motherName: ['母亲姓名', '母亲', '妈妈姓名'],
  motherPhone: ['母亲电话', '母亲联系电话', '母亲手机', '联系电话（母亲）'],
  motherWork: ['母亲务工单位及地址', '母亲打工地点', '母亲务工地'],
  guardianName: ['监护人姓名', '看护人姓名', '委托监护人', '实际监护人姓名', '临时监护人姓名'],
  relation: ['与儿童关系', '与学生关系', '监护人与儿童关系', '与监护人关系', '关系'],
  guardianPhone: ['监护人电话', '看护人联系方式', '监护人联系电话'],
  guardianAge: ['监护人年龄', '看护人年龄'],
  address: ['家庭住址', '现住址', '家庭详细地址', '住址'],
  special: ['特殊情况', '特殊类型', '困境类型'],
  character: ['性格特点', '性格'],
  teacher: ['代理家长', '帮扶教师', '结对教师', '帮扶责任人'],
}

export const meanings = Object.keys(headings) as Meaning[]

/** Columns under one heading of a two-row head; the lower headings as schools write them. */
const groups: Record<string, [Meaning, string][]> = {
  父亲情况: [
    ['fatherName', '姓名'],
    ['fatherPhone', '联系电话'],
    ['fatherWork', '务工单位'],
  ],
  母亲情况: [
    ['motherName', '姓名'],
    ['motherPhone', '联系电话'],
    ['motherWork', '务工单位'],
  ],
  监护人: [
    ['guardianName', '姓名'],
    ['relation', '与儿童关系'],
    ['guardianPhone', '电话'],
    ['guardianAge', '年龄'],
  ],
}

export interface Layout {
  order: Meaning[]
  /** Which synonym, as a whole number; taken modulo the choices. */
  synonym: (meaning: Meaning) => number
  titles: number
  twoRows: boolean
  /** A blank row after every n-th row; 0 for none. */
  blankEvery: number
  dateCells: boolean
  footer: boolean
}

export const plain: Layout = {
  order: meanings,
  synonym: () => 0,
  titles: 1,
  twoRows: false,
  blankEvery: 0,
  dateCells: false,
  footer: false,
}

/** The table as rows of texts or dates. */
export function grid(rows: MadeRow[], layout: Layout): (string | Date)[][] {
  const order = layout.twoRows ? grouped(layout.order) : layout.order
  const out: (string | Date)[][] = []
  for (let index = 0; index < layout.titles; index++)
    out.push([['青禾县柳溪镇中心小学', '留守儿童花名册', '2026年秋季学期'][index % 3]!])
  if (layout.twoRows) out.push(...twoRowHead(order, layout))
  else out.push(order.map((meaning) => heading(meaning, layout)))
  rows.forEach((row, index) => {
    out.push(
      order.map((meaning) =>
        meaning === 'birthDate' && layout.dateCells ? new Date(`${row[meaning]}T00:00:00Z`) : row[meaning],
      ),
    )
    if (layout.blankEvery && index % layout.blankEvery === 0) out.push([])
  })
  if (layout.footer) out.push([], ['合计', '', `${rows.length}人`], ['填表人：', '', '审核：'], ['备注：此表一式两份'])
  return out
}

/** The table as an .xlsx file, with a title and group headings merged as schools merge them. */
export async function asXlsx(rows: MadeRow[], layout: Layout): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('留守儿童信息表')
  const table = grid(rows, layout)
  table.forEach((row) => sheet.addRow(row.map((value) => (value === '' ? null : value))))
  for (let index = 1; index <= layout.titles; index++) sheet.mergeCells(index, 1, index, layout.order.length)
  if (layout.twoRows) mergeHead(sheet, layout)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

/** The table as csv text; what needs quotes gets them. */
export function asCsv(rows: MadeRow[], layout: Layout): string {
  const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text)
  const shown = (value: string | Date) =>
    value instanceof Date ? value.toISOString().slice(0, 10).replace(/-/g, '/') : value
  return grid(rows, layout)
    .map((row) => row.map((value) => quoted(shown(value))).join(','))
    .join('\r\n')
}

function heading(meaning: Meaning, layout: Layout): string {
  const choices = headings[meaning]
  return choices[layout.synonym(meaning) % choices.length]!
}

function groupOf(meaning: Meaning): string | undefined {
  return Object.keys(groups).find((name) => groups[name]!.some(([member]) => member === meaning))
}

/** A group's columns stand together, where its first one stood. */
function grouped(order: Meaning[]): Meaning[] {
  const out: Meaning[] = []
  for (const meaning of order) {
    if (out.includes(meaning)) continue
    const group = groupOf(meaning)
    out.push(...(group ? order.filter((other) => groupOf(other) === group) : [meaning]))
  }
  return out
}

function twoRowHead(order: Meaning[], layout: Layout): string[][] {
  const top = order.map((meaning, index) => {
    const group = groupOf(meaning)
    if (!group) return heading(meaning, layout)
    return index > 0 && groupOf(order[index - 1]!) === group ? '' : group
  })
  const bottom = order.map(
    (meaning) => groups[groupOf(meaning) ?? '']?.find(([member]) => member === meaning)?.[1] ?? '',
  )
  return [top, bottom]
}

function mergeHead(sheet: ExcelJS.Worksheet, layout: Layout): void {
  const top = layout.titles + 1
  const order = grouped(layout.order)
  order.forEach((meaning, index) => {
    const group = groupOf(meaning)
    if (!group) sheet.mergeCells(top, index + 1, top + 1, index + 1)
    else if (index === 0 || groupOf(order[index - 1]!) !== group) {
      const width = order.filter((other) => groupOf(other) === group).length
      sheet.mergeCells(top, index + 1, top, index + width)
    }
  })
}
