import type ExcelJS from 'exceljs'
import { columnLetters } from './grid'
import { refusedRows, type ChildrenSheet, type RefusedRow, type RosterReading } from './reading'
import { safeCell } from './safe-cell'
import { codeText } from './text'

/**
 * The refused rows as they stood, under their headings, with the reasons in a last column 原因. Mended, the workbook
 * can be imported alone: it keeps the sheets' names and titles, and 原因 is not read.
 * @returns the bytes of an .xlsx file
 */
export async function refusedWorkbook(reading: RosterReading): Promise<Uint8Array> {
  const { default: excel } = await import('exceljs')
  const workbook = new excel.Workbook()
  const refused = refusedRows(reading)
  const filled = reading.sheets.filter((sheet) => refused.some((row) => row.sheet === sheet.name))
  for (const sheet of filled.length > 0 ? filled : reading.sheets.slice(0, 1)) {
    const rows = refused.filter((row) => row.sheet === sheet.name)
    fill(workbook.addWorksheet(sheet.name.replace(/[[\]*?:\\/]/g, ' ').slice(0, 31) || '花名册'), sheet, rows)
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function fill(target: ExcelJS.Worksheet, sheet: ChildrenSheet, rows: RefusedRow[]): void {
  const columns = sheet.columns.filter((column) => codeText(column.heading) !== '原因')
  sheet.titles.filter((title) => title !== '').forEach((title) => target.addRow([safeCell(title)]))
  const head = target.addRow([...columns.map((column) => safeCell(column.heading)), '原因'])
  head.font = { bold: true }
  for (const row of rows) {
    const cells = columns.map((column) => safeCell(row.written[column.index] ?? ''))
    const added = target.addRow([...cells.map((text) => (text === '' ? null : text)), reasons(row, columns)])
    marked(added, row, columns)
  }
  // Text format: a number typed while mending keeps its digits.
  columns.forEach((_, index) => (target.getColumn(index + 1).numFmt = '@'))
  target.getColumn(columns.length + 1).width = 60
}

function reasons(row: RefusedRow, columns: ChildrenSheet['columns']): string {
  return row.refusals
    .map(({ cell, column, reason }) => {
      const at = columns.findIndex(
        ({ letters }) => cell.startsWith(letters) && /^\d+$/.test(cell.slice(letters.length)),
      )
      return `${column}${at >= 0 ? `（${columnLetters(at)}列）` : ''}：${reason}`
    })
    .join('；')
}

function marked(added: ExcelJS.Row, row: RefusedRow, columns: ChildrenSheet['columns']): void {
  const wrong = new Set(row.refusals.map((refusal) => refusal.cell))
  columns.forEach((column, index) => {
    if (!wrong.has(`${column.letters}${row.row}`)) return
    added.getCell(index + 1).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFDE9D9' } }
  })
}
