import { cellAt, columnLetters, ownCells, type Sheet, type SheetRow } from './grid'
import { headingKey, needlessHeading, readHeading, type Adult, type Field } from './headings'
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

/** What a school has said of its headings (`headingKey` to field, null: leave the column out). */
export type Remembered = ReadonlyMap<string, Field | null>

const nothingRemembered: Remembered = new Map()

/** Phones may stand in several columns; of everything else the first column counts. */
const manyColumns = /\.phone$|^special$|^remarks$|^serial$/

/**
 * Finds the head of a sheet of children: one row or two, under any number of title rows. `null`: there is none.
 * @param lenient takes a head without a column of names too, for somebody to say which one it is
 */
export function findHead(sheet: Sheet, remembered: Remembered = nothingRemembered, lenient = false): Head | null {
  let best: { at: number; height: 1 | 2; columns: Column[]; score: number } | null = null
  for (let at = 0; at < Math.min(sheet.rows.length, HEADING_SEARCH_ROWS); at++) {
    for (const height of [1, 2] as const) {
      const rows = sheet.rows.slice(at, at + height)
      if (rows.length < height || ownCells(rows[0]!).length < 2) continue
      const columns = readColumns(rows, remembered)
      const score = headScore(columns, lenient)
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

function headScore(columns: Column[], lenient: boolean): number {
  const fields = new Set(columns.map((column) => column.field).filter((field) => field && field !== 'serial'))
  if (fields.has('name')) return fields.size
  return lenient && columns.some((column) => column.doubt) ? fields.size : 0
}

function readColumns(rows: SheetRow[], remembered: Remembered): Column[] {
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
    const text = joined(top, bottom)
    const said = remembered.get(headingKey(text))
    if (said !== undefined) field = said
    const twice = field !== null && taken.has(field) && !manyColumns.test(field)
    if (twice) field = null
    if (field) taken.add(field)
    const doubt = said === undefined && doubtOf(text, field, twice)
    if (text) columns.push({ index, letters: columnLetters(index), heading: text, field, ...(doubt ? { doubt } : {}) })
  }
  return settled(columns, remembered)
}

/** What a school said of a heading is stronger than a synonym on its left: that column gives the field up. */
function settled(columns: Column[], remembered: Remembered): Column[] {
  const isSaid = (column: Column) => remembered.get(headingKey(column.heading)) != null
  return columns.map((column) => {
    const said = remembered.get(headingKey(column.heading))
    if (said && column.field === null) return { ...column, field: said }
    const lost =
      column.field &&
      !isSaid(column) &&
      !manyColumns.test(column.field) &&
      columns.some(
        (other) => other !== column && isSaid(other) && remembered.get(headingKey(other.heading)) === column.field,
      )
    return lost ? { ...column, field: null } : column
  })
}

function doubtOf(heading: string, field: Field | null, twice: boolean): Column['doubt'] | false {
  if (twice) return 'twice'
  return field === null && !needlessHeading(heading) && 'unknown'
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
