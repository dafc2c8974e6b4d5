import { notAChild, rowText } from './body-rows'
import { readClassSizes } from './class-sizes'
import { readChildRow, type RowSetting } from './child-row'
import { readClass, type ClassRead } from './classes'
import { findHead, type Head } from './columns'
import { RosterFileError } from './file-error'
import { cellAt, type Sheet, type SheetRow } from './grid'
import type { Field } from './headings'
import { acceptedRows, type Column, type RosterReading, type RowReading, type SkippedRow } from './reading'
import { settleRepetitions, type RowInSheet } from './repetitions'
import { RowScribe } from './row-scribe'
import { linkSharedRelatives } from './shared-relatives'
import { withoutGuard } from './text'

/**
 * Understands a school's roster: finds the sheets that hold children, their headings, and reads every row as a child
 * that is accepted, accepted with stated corrections, or refused with the cells and the reasons.
 * @param sheets what `readWorkbook` gives
 * @param today the school's day as `YYYY-MM-DD`
 * @throws RosterFileError NO_HEADING when no sheet holds children, MISSING_COLUMNS when a column everything needs is not there
 */
export function understand(sheets: Sheet[], today: string): RosterReading {
  const reading: RosterReading = {
    sheets: [],
    rows: [],
    classSizes: [],
    skipped: [],
    sharedRelatives: [],
    warnings: [],
  }
  const rows: RowInSheet[] = []
  const gaps: string[] = []
  for (const sheet of sheets) {
    const head = isSample(sheet, sheets) ? null : findHead(sheet)
    const gap = head ? missingColumns(sheet, head) : ''
    if (gap) gaps.push(gap)
    else if (head) rows.push(...readSheet(sheet, head, today, reading))
    else takeClassSizes(sheet, reading)
  }
  if (reading.sheets.length === 0)
    throw new RosterFileError(gaps.length > 0 ? 'MISSING_COLUMNS' : 'NO_HEADING', gaps.join(''))
  reading.warnings.push(...gaps.map((gap) => `没有读取：${gap}`))
  reading.rows = settleRepetitions(rows)
  const columnsOf = (name: string) => reading.sheets.find((sheet) => sheet.name === name)!.columns
  reading.sharedRelatives = linkSharedRelatives(acceptedRows(reading), columnsOf)
  return reading
}

function isSample(sheet: Sheet, sheets: Sheet[]): boolean {
  return sheets.length > 1 && /样表|样例|示例|填写说明|填表说明|模板说明/.test(sheet.name)
}

function takeClassSizes(sheet: Sheet, reading: RosterReading): void {
  const read = readClassSizes(sheet)
  if (!read) {
    reading.warnings.push(`工作表“${sheet.name}”里没有找到学生名单，没有读取`)
    return
  }
  if (reading.classSizes.length > 0) {
    reading.warnings.push(`工作表“${sheet.name}”也列了班级人数，没有采用`)
    return
  }
  reading.classSizes = read.sizes
  reading.warnings.push(...read.warnings)
}

function readSheet(sheet: Sheet, head: Head, today: string, reading: RosterReading): RowInSheet[] {
  const sheetClass = classOfSheet(sheet, head)
  const { columns } = head
  reading.sheets.push({ name: sheet.name, titles: head.titles, headingRows: head.headingRows, columns })
  if (!columns.some((column) => column.field === 'accommodation')) {
    reading.warnings.push(`工作表“${sheet.name}”没有“是否寄宿”一栏，全部按走读登记`)
  }
  return head.body.flatMap((row): RowInSheet[] => {
    const why: SkippedRow['why'] | null = notAChild(row, columns)
    if (!why) return [{ reading: readRow(sheet, row, columns, { today, sheetClass }), columns }]
    reading.skipped.push({ sheet: sheet.name, row: row.number, text: rowText(row), why })
    return []
  })
}

function readRow(sheet: Sheet, row: SheetRow, columns: Column[], setting: RowSetting): RowReading {
  const scribe = new RowScribe(row, columns)
  const child = readChildRow(scribe, setting)
  const { corrections, refusals, notes } = scribe.inColumnOrder()
  const base = { sheet: sheet.name, row: row.number, written: writtenCells(row), notes }
  if (!child) return { ...base, verdict: 'refused', refusals }
  return { ...base, verdict: corrections.length > 0 ? 'corrected' : 'accepted', child, corrections }
}

function writtenCells(row: SheetRow): string[] {
  return Array.from({ length: row.cells.length }, (_, index) => {
    const cell = cellAt(row, index)
    return withoutGuard(cell.formula ?? cell.text)
  })
}

/** A sheet a class: 三(2)班 as the sheet's name or in its title. */
function classOfSheet(sheet: Sheet, head: Head): ClassRead {
  for (const text of [sheet.name, ...head.titles]) {
    const found =
      /((?:初中|初|小学)?[一二三四五六七八九1-9](?:年级|年)?[.\-_]?[(（]?[一二三四五六七八九十\d]{1,2}[)）]?班)/.exec(
        text,
      )
    const read = found ? readClass(found[1]!) : null
    if (read?.grade) return read
  }
  return {}
}

/** A Chinese sentence on the columns that every child needs and the sheet has not; empty when all are there. */
function missingColumns(sheet: Sheet, head: Head): string {
  const has = (...fields: Field[]) =>
    head.columns.some((column) => column.field !== null && fields.includes(column.field))
  const missing = [
    has('sex', 'idNumber') ? '' : '性别',
    has('birthDate', 'idNumber') ? '' : '出生日期',
    has('class', 'grade') || classOfSheet(sheet, head).grade ? '' : '班级',
    has('leftBehind', 'father.employer', 'mother.employer') ? '' : '留守类型',
  ].filter((name) => name !== '')
  return missing.length > 0 ? `工作表“${sheet.name}”里没有找到：${missing.join('、')}。` : ''
}
