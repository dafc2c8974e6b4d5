import { safeCell } from '../roster/reading/safe-cell'
import type { PackTable, Section } from './section'

const HEAD_FILL = 'FFE3EDEC'
/** What a sheet's whole width is shared out from, in characters. */
const SHEET_WIDTH = 130

/** The figures of the pack, a sheet for each table, with cells that no spreadsheet runs. @returns the bytes of an .xlsx file */
export async function workbookOf(sections: readonly Section[]): Promise<Uint8Array> {
  const { default: excel } = await import('exceljs')
  const workbook = new excel.Workbook()
  for (const table of sections.flatMap(({ tables }) => tables)) {
    const sheet = workbook.addWorksheet(table.sheet, { views: [{ state: 'frozen', ySplit: 1 }] })
    const head = sheet.addRow(table.head.map(safe))
    head.font = { bold: true }
    head.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: HEAD_FILL } }
    for (const row of rowsOf(table)) sheet.addRow(row.map(safe)).alignment = { vertical: 'top', wrapText: true }
    const whole = table.widths.reduce((sum, one) => sum + one, 0)
    table.widths.forEach(
      (width, index) => (sheet.getColumn(index + 1).width = Math.max(8, (width / whole) * SHEET_WIDTH)),
    )
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

const safe = (cell: string | number) => (typeof cell === 'string' ? safeCell(cell) : cell)

const rowsOf = ({ rows, none }: PackTable): PackTable['rows'] => (rows.length > 0 ? rows : [[none]])
