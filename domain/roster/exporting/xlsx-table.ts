import { PassThrough } from 'node:stream'
import type ExcelJS from 'exceljs'
import { safeCell } from '../reading'
import type { Table } from './table'

type Cells = readonly (string | number)[]

/** An .xlsx whose rows go into the file as they come; no sheet is held whole. All cells are texts, so that a number typed later keeps its digits. */
export async function xlsxTable(title: string): Promise<Table> {
  const { default: excel } = await import('exceljs')
  const out = new PassThrough()
  const chunks: Buffer[] = []
  out.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => out.on('end', resolve).on('error', reject))
  const workbook = new excel.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false })
  const sheet = workbook.addWorksheet('留守儿童信息表')
  return {
    head(headings) {
      // Widths are written before the first row.
      headings.forEach((heading, at) => {
        const column = sheet.getColumn(at + 1)
        column.width = Math.max(8, heading.length * 2 + 2)
        column.numFmt = '@'
      })
      sheet.addRow([safeCell(title)])
      sheet.mergeCells(1, 1, 1, headings.length)
      add(sheet, headings).font = { bold: true }
    },
    row(cells) {
      add(sheet, cells).commit()
    },
    sizes(rows) {
      sheet.commit()
      if (rows.length === 0) return
      const sizes = workbook.addWorksheet('班级人数')
      add(sizes, ['年级', '班级', '在校人数']).font = { bold: true }
      rows.forEach((row) => add(sizes, row).commit())
      sizes.commit()
    },
    async bytes() {
      await workbook.commit()
      await ended
      return Buffer.concat(chunks)
    },
  }
}

function add(sheet: ExcelJS.Worksheet, cells: Cells): ExcelJS.Row {
  return sheet.addRow(cells.map((cell) => (cell === '' ? null : typeof cell === 'number' ? cell : safeCell(cell))))
}
