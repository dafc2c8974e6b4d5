import { cellAt, columnLetters, ownCells, type Sheet, type SheetRow } from './grid'
import { readHeading, type Adult, type Field } from './headings'
import { HEADING_SEARCH_ROWS } from './limits'
import type { Column } from './reading'
import { plainText } from './text'

/** Where a sheet's headings stand and what its columns hold. */
export interface Head {
  titles: string[]
  headingRows: number[]
  columns: Column[]
  /** Rows below the head. */
  body: SheetRow[]
}

/** Phones may stand in several columns; of everything else the first column counts. */
const manyColumns = /\.phone$|^special$|^remarks$|^serial$/

/** Finds the head of a sheet of children: one row or two, under any number of title rows. `null`: there is none. */
export function findHead(sheet: Sheet): Head | null {
  let best: { at: number; height: 1 | 2; columns: Column[]; score: number } | null = null
  for (let at = 0; at < Math.min(sheet.rows.length, HEADING_SEARCH_ROWS); at++) {
    for (const height of [1, 2] as const) {
      const rows = sheet.rows.slice(at, at + height)
      if (rows.length < height || ownCells(rows[0]!).length < 2) continue
      const columns = readColumns(rows)
      const score = headScore(columns)
      if (score > (best?.score ?? 3)) best = { at, height, columns, score }
    }
  }
  if (!best) return null
  return {
    titles: sheet.rows.slice(0, best.at).map((row) => plainText(ownCells(row)[0]?.text ?? '')),
    headingRows: sheet.rows.slice(best.at, best.at + best.height).map((row) => row.number),
    columns: best.columns,
    body: sheet.rows.slice(best.at + best.height),
  }
}

function headScore(columns: Column[]): number {
  const fields = new Set(columns.map((column) => column.field).filter((field) => field && field !== 'serial'))
  return fields.has('name') ? fields.size : 0
}

function readColumns(rows: SheetRow[]): Column[] {
  const width = Math.max(...rows.map((row) => row.cells.length))
  const columns: Column[] = []
  const taken = new Set<Field>()
  let group = ''
  let person: Adult | undefined
  for (let index = 0; index < width; index++) {
    const { top, bottom } = headingTexts(rows, index, group)
    if (top) group = top
    const heading = readHeading(bottom || top, bottom ? top : '')
    person = heading.adult ?? (heading.inherits || heading.field === null ? person : undefined)
    let field = heading.field
    if (heading.inherits) field = inherited(person, heading.inherits, taken) ?? field
    if (field && taken.has(field) && !manyColumns.test(field)) field = null
    if (field) taken.add(field)
    const text = joined(top, bottom)
    if (text) columns.push({ index, letters: columnLetters(index), heading: text, field })
  }
  return columns
}

/** 联系电话 on the right of 父亲姓名 is the father's; a telephone that is nobody's is the caregiver's. */
function inherited(person: Adult | undefined, fact: string, taken: Set<Field>): Field | null {
  const own = `${person ?? 'guardian'}.${fact}` as Field
  if (person) return own
  return fact === 'phone' && !taken.has(own) ? own : null
}

function headingTexts(rows: SheetRow[], index: number, group: string): { top: string; bottom: string } {
  const [first, second] = rows
  const top = headingText(cellAt(first!, index).text)
  if (!second) return { top: '', bottom: top }
  const lower = cellAt(second, index)
  const bottom = lower.mergedInto === cellAt(first!, index).address ? '' : headingText(lower.text)
  // Without merged cells (csv) a group's name stands only over its first column.
  return { top: top || (bottom ? group : ''), bottom }
}

function headingText(text: string): string {
  return plainText(text).replace(/\s+/g, '')
}

function joined(top: string, bottom: string): string {
  return bottom === '' || bottom === top || bottom.startsWith(top) ? bottom || top : `${top}${bottom}`
}
