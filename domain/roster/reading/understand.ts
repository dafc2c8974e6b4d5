import { notAChild, rowText } from './body-rows'
import { readClassSizes } from './class-sizes'
import { readChildRow, type RowSetting } from './child-row'
import { readClass, readGrade, type ClassRead } from './classes'
import type { ClassSize } from './child'
import { findHead, type Head, type Remembered } from './columns'
import { RosterFileError } from './file-error'
import { cellAt, type Sheet, type SheetRow } from './grid'
import type { Field } from './headings'
import {
  acceptedRows,
  type ChildrenSheet,
  type Column,
  type RosterReading,
  type RowReading,
  type SkippedRow,
} from './reading'
import { settleRepetitions, type RowInSheet } from './repetitions'
import { RowScribe } from './row-scribe'
import { linkSharedRelatives } from './shared-relatives'
import { withoutGuard } from './text'

/** What a file is as a whole, told by the first rows of its sheets. */
export interface Survey {
  /** The sheets of children that can be read. */
  sheets: SurveyedSheet[]
  classSizes: ClassSize[]
  /** Chinese sentences about the file as a whole. */
  warnings: string[]
  /** Sheets that hold children but lack columns which everything needs. */
  gaps: Gap[]
}

export interface SurveyedSheet extends ChildrenSheet {
  /** Grade and class from the sheet's name or title. */
  sheetClass: ClassRead
}

export interface Gap {
  sheet: SurveyedSheet
  /** The fields that are missing, in Chinese. */
  missing: string[]
}

/**
 * Tells what each sheet is: children under their headings, class sizes, or nothing of ours.
 * @param tops each sheet's first rows
 * @param today the school's day as `YYYY-MM-DD`
 * @param remembered what the school said of headings that the reader does not know
 */
export function surveyWorkbook(tops: Sheet[], today: string, remembered?: Remembered): Survey {
  const survey: Survey = { sheets: [], classSizes: [], warnings: [], gaps: [] }
  for (const sheet of tops) {
    const head = isSample(sheet, tops) ? null : findHead(sheet, remembered)
    if (head) take(survey, surveyed(sheet, head, today))
    else takeClassSizes(sheet, survey)
  }
  if (survey.sheets.length + survey.gaps.length > 0) return survey
  for (const sheet of tops) {
    const head = isSample(sheet, tops) || readClassSizes(sheet) ? null : findHead(sheet, remembered, true)
    if (head)
      survey.gaps.push({ sheet: surveyed(sheet, head, today), missing: missingColumns(surveyed(sheet, head, today)) })
  }
  return survey
}

function surveyed(sheet: Sheet, head: Head, today: string): SurveyedSheet {
  const { titles, headingRows, columns } = head
  return { name: sheet.name, titles, headingRows, columns, sheetClass: classOfSheet(sheet.name, titles, today) }
}

function take(survey: Survey, sheet: SurveyedSheet): void {
  const missing = missingColumns(sheet)
  if (missing.length > 0) survey.gaps.push({ sheet, missing })
  else survey.sheets.push(sheet)
  if (missing.length === 0 && !sheet.columns.some((column) => column.field === 'accommodation'))
    survey.warnings.push(`工作表“${sheet.name}”没有“是否寄宿”一栏，全部按走读登记`)
}

/** A gap as a sentence. */
export function gapText({ sheet, missing }: Gap): string {
  return `工作表“${sheet.name}”里没有找到：${missing.join('、')}。`
}

/** Whether a row below the headings is a child, and if so what it says; a skipped row is none. */
export function readBodyRow(sheet: SurveyedSheet, row: SheetRow, today: string): RowReading | SkippedRow {
  const why = notAChild(row, sheet.columns)
  if (why) return { sheet: sheet.name, row: row.number, text: rowText(row), why }
  return readRow(sheet.name, row, sheet.columns, { today, sheetClass: sheet.sheetClass })
}

/**
 * Understands a school's roster that is held whole: finds the sheets that hold children, their headings, and reads every row as a child
 * that is accepted, accepted with stated corrections, or refused with the cells and the reasons.
 * @param sheets what `readWorkbook` gives
 * @param today the school's day as `YYYY-MM-DD`
 * @throws RosterFileError NO_HEADING when no sheet holds children, MISSING_COLUMNS when a column everything needs is not there
 */
export function understand(sheets: Sheet[], today: string, remembered?: Remembered): RosterReading {
  const survey = surveyWorkbook(sheets, today, remembered)
  const gaps = survey.gaps.filter((gap) => !gap.missing.includes('姓名')).map(gapText)
  if (survey.sheets.length === 0)
    throw new RosterFileError(gaps.length > 0 ? 'MISSING_COLUMNS' : 'NO_HEADING', gaps.join(''))
  const rows: RowInSheet[] = []
  const skipped: SkippedRow[] = []
  for (const sheet of survey.sheets) {
    const last = sheet.headingRows.at(-1)!
    for (const row of sheets.find(({ name }) => name === sheet.name)!.rows.filter(({ number }) => number > last)) {
      const read = readBodyRow(sheet, row, today)
      if ('why' in read) skipped.push(read)
      else rows.push({ reading: read, columns: sheet.columns })
    }
  }
  const reading: RosterReading = {
    sheets: survey.sheets.map(({ sheetClass: _class, ...sheet }) => sheet),
    rows: settleRepetitions(rows),
    classSizes: survey.classSizes,
    skipped,
    sharedRelatives: [],
    warnings: [...survey.warnings, ...gaps.map((gap) => `没有读取：${gap}`)],
  }
  const columnsOf = (name: string) => reading.sheets.find((sheet) => sheet.name === name)!.columns
  reading.sharedRelatives = linkSharedRelatives(acceptedRows(reading), columnsOf)
  return reading
}

function isSample(sheet: Sheet, sheets: Sheet[]): boolean {
  return sheets.length > 1 && /样表|样例|示例|填写说明|填表说明|模板说明/.test(sheet.name)
}

function takeClassSizes(sheet: Sheet, survey: Survey): void {
  const read = readClassSizes(sheet)
  if (!read) survey.warnings.push(`工作表“${sheet.name}”里没有找到学生名单，没有读取`)
  else if (survey.classSizes.length > 0) survey.warnings.push(`工作表“${sheet.name}”也列了班级人数，没有采用`)
  else {
    survey.classSizes = read.sizes
    survey.warnings.push(...read.warnings)
  }
}

function readRow(sheet: string, row: SheetRow, columns: Column[], setting: RowSetting): RowReading {
  const scribe = new RowScribe(row, columns)
  const child = readChildRow(scribe, setting)
  const { corrections, refusals, notes } = scribe.inColumnOrder()
  const base = { sheet, row: row.number, written: writtenCells(row), notes }
  if (!child) return { ...base, verdict: 'refused', refusals }
  return { ...base, verdict: corrections.length > 0 ? 'corrected' : 'accepted', child, corrections }
}

function writtenCells(row: SheetRow): string[] {
  return Array.from({ length: row.cells.length }, (_, index) => {
    const cell = cellAt(row, index)
    return withoutGuard(cell.formula ?? cell.text)
  })
}

const classWord =
  /((?:初中|初|小学)?(?:20\d{2}级|[一二三四五六七八九1-9](?:年级|年)?)[.\-_]?[(（]?[一二三四五六七八九十\d]{1,2}[)）]?班)/
const gradeWord = /((?:初中|小学)?(?:20\d{2}级|[一二三四五六七八九]年级)|初[一二三])/

/** A sheet a class (三(2)班), or a sheet a grade (三年级, 2021级), as the sheet's name or in its title. */
function classOfSheet(name: string, titles: string[], today: string): ClassRead {
  for (const text of [name, ...titles]) {
    const found = classWord.exec(text)
    const read = found ? readClass(found[1]!, today) : null
    if (read?.grade) return read
  }
  const grade = [name, ...titles].map((text) => gradeWord.exec(text)?.[1]).find((word) => word !== undefined)
  const read = grade ? readGrade(grade, today) : null
  return read === null ? {} : { grade: read }
}

/** The columns that every child needs and the sheet has not, in Chinese. */
function missingColumns(sheet: SurveyedSheet): string[] {
  const has = (...fields: Field[]) =>
    sheet.columns.some((column) => column.field !== null && fields.includes(column.field))
  return [
    has('name') ? '' : '姓名',
    has('sex', 'idNumber') ? '' : '性别',
    has('birthDate', 'idNumber') ? '' : '出生日期',
    has('class', 'grade') || sheet.sheetClass.grade ? '' : '班级',
    has('leftBehind', 'father.employer', 'mother.employer') ? '' : '留守类型',
  ].filter((name) => name !== '')
}
