import ExcelJS from 'exceljs'
import { RosterFileError } from './file-error'
import { columnLetters, ownCells, type Cell, type CellKind, type Sheet, type SheetRow } from './grid'
import { MAX_COLUMNS } from './limits'
import { slimPackage } from './xlsx-package'

/**
 * Reads the visible sheets of an .xlsx package.
 * @throws RosterFileError when it is damaged, too large, or no .xlsx at all
 */
export async function readXlsx(bytes: Uint8Array): Promise<Sheet[]> {
  const slim = await slimPackage(bytes)
  const workbook = new ExcelJS.Workbook()
  try {
    await workbook.xlsx.load(slim as unknown as ArrayBuffer)
    return workbook.worksheets
      .filter((sheet) => sheet.state === 'visible' || sheet.state === undefined)
      .map((sheet) => ({ name: sheet.name, rows: rowsOf(sheet) }))
  } catch {
    throw new RosterFileError('DAMAGED')
  }
}

function rowsOf(sheet: ExcelJS.Worksheet): SheetRow[] {
  const rows: SheetRow[] = []
  sheet.eachRow((source) => {
    const row: SheetRow = { number: source.number, cells: [] }
    source.eachCell((cell, column) => {
      if (column <= MAX_COLUMNS) row.cells[column - 1] = read(cell, column - 1, source.number)
    })
    if (ownCells(row).length > 0) rows.push(row)
  })
  return rows
}

function read(cell: ExcelJS.Cell, column: number, row: number): Cell {
  const address = `${columnLetters(column)}${row}`
  const master = cell.master
  const { text, kind, formula } = shown(master.value)
  return {
    address,
    text,
    kind,
    ...(formula === undefined ? {} : { formula }),
    ...(master.address === address ? {} : { mergedInto: master.address }),
  }
}

function shown(value: ExcelJS.CellValue): { text: string; kind: CellKind; formula?: string } {
  if (value === null || value === undefined || value === '') return { text: '', kind: 'blank' }
  if (value instanceof Date) return { text: isoDay(value), kind: 'date' }
  if (typeof value === 'number') return { text: numberText(value), kind: 'number' }
  if (typeof value !== 'object') return { text: String(value), kind: 'text' }
  if ('formula' in value || 'sharedFormula' in value) {
    const formula = 'formula' in value && value.formula ? value.formula : '…'
    return { text: shown((value.result ?? null) as ExcelJS.CellValue).text, kind: 'formula', formula: `=${formula}` }
  }
  if ('richText' in value) return { text: value.richText.map((run) => run.text).join(''), kind: 'text' }
  if ('text' in value) return { ...shown(value.text as ExcelJS.CellValue), kind: 'text' }
  if ('error' in value) return { text: String(value.error), kind: 'formula', formula: String(value.error) }
  return { text: '', kind: 'blank' }
}

function isoDay(date: Date): string {
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10)
}

function numberText(value: number): string {
  return Number.isInteger(value) ? BigInt(value).toString() : String(value)
}
