import { ownCells, type SheetRow } from './grid'
import type { Column, SkippedRow } from './reading'
import { codeText, plainText } from './text'

/** Why a row below the headings is no child, `null` when it is meant to be one. */
export function notAChild(row: SheetRow, columns: Column[]): SkippedRow['why'] | null {
  const cells = ownCells(row)
  const texts = cells.map((cell) => codeText(cell.text))
  const first = texts[0] ?? ''
  if (/^(合计|总计|共计|小计|总数|统计|本(页|班)合计)/.test(first)) return 'summary'
  if (texts.length <= 6 && texts.some(isSignature) && !nameColumnHolds(row, columns)) return 'signature'
  if (texts.length === 1 && /^(备注|说明|注|填表说明|填写说明)/.test(first)) return 'signature'
  if (repeatsHeading(row, columns)) return 'heading'
  if (/^(示例|样例|例|举例|填写示例|例如)$/.test(first)) return 'example'
  return columns.every((column) => column.field === 'serial' || !cells.some((cell) => row.cells[column.index] === cell))
    ? 'numberOnly'
    : null
}

/** What stood in a skipped row, for the list that the user sees. */
export function rowText(row: SheetRow): string {
  return ownCells(row)
    .map((cell) => plainText(cell.text))
    .join(' ')
    .slice(0, 80)
}

function isSignature(text: string): boolean {
  return (
    /^(填表|制表|填报|审核|复核|校长|负责人|班主任|经办|签字|签名|盖章|单位(盖|公)章|(填|制|上)(表|报)(日期|时间|单位)|联系电话[:])/.test(
      text,
    ) && /[:]|人|章|日期|^(审核|复核)/.test(text)
  )
}

/** A real child may be looked after by a 班主任; then the name column holds a name and not a signature. */
function nameColumnHolds(row: SheetRow, columns: Column[]): boolean {
  const index = columns.find((column) => column.field === 'name')?.index
  const text = index === undefined ? '' : codeText(row.cells[index]?.text ?? '')
  return text !== '' && !isSignature(text)
}

function repeatsHeading(row: SheetRow, columns: Column[]): boolean {
  const same = columns.filter((column) => {
    const text = codeText(row.cells[column.index]?.text ?? '')
    return text !== '' && codeText(column.heading).endsWith(text)
  })
  return same.length >= 3 && same.some((column) => column.field === 'name' || column.field === 'sex')
}
