import { columnLetters, type Cell, type SheetRow } from './grid'
import { MAX_COLUMNS } from './limits'
import { columnIndex, type Area } from './merges'
import type { CutRow } from './row-cutter'
import type { StringTable } from './string-table'
import { attribute, richText, xmlText } from './xml-text'

/** What a workbook's cells refer to. */
export interface CellSetting {
  strings: StringTable
  /** Whether the cell style of an index shows a date. */
  isDate: boolean[]
  /** Days between 1899-12-30 and the workbook's day 0. */
  epochDays: number
}

const cells = /<c(?=[\s>/])([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g
const value = /<v(?:\s[^>]*)?>([^<]*)<\/v>/
const formula = /<f(?:\s[^>]*)?(?:\/>|>([^<]*)<\/f>)/

/** Reads the cells of a row element. A formula shows its stored result and is never run. */
export function cellsOf({ number, xml }: CutRow, setting: CellSetting): SheetRow {
  const row: SheetRow = { number, cells: [] }
  let next = 0
  for (const [, tag, inner] of xml.slice(xml.indexOf('>') + 1).matchAll(cells)) {
    const letters = /\sr="([A-Z]+)/.exec(tag!)?.[1]
    const column = letters ? columnIndex(letters) : next
    next = column + 1
    if (column >= MAX_COLUMNS || inner === undefined) continue
    const cell = shown(tag!, inner, setting)
    if (cell && cell.text !== '') row.cells[column] = { address: `${columnLetters(column)}${number}`, ...cell }
  }
  return row
}

type Shown = Pick<Cell, 'text' | 'kind' | 'formula'>

function shown(tag: string, inner: string, setting: CellSetting): Shown | undefined {
  const plain = plainValue(tag, inner, setting)
  const run = inner.includes('<f') ? formula.exec(inner) : null
  if (!run) return plain
  return { text: plain?.text ?? '', kind: 'formula', formula: `=${run[1] ? xmlText(run[1]) : '…'}` }
}

function plainValue(tag: string, inner: string, { strings, isDate, epochDays }: CellSetting): Shown | undefined {
  const type = attribute(tag, 't')
  if (type === 'inlineStr') return { text: richText(inner), kind: 'text' }
  const raw = value.exec(inner)?.[1]
  if (raw === undefined || raw === '') return undefined
  if (type === 's') return { text: strings.at(Number(raw)), kind: 'text' }
  if (type === 'str') return { text: xmlText(raw), kind: 'text' }
  if (type === 'b') return { text: raw === '1' ? 'true' : 'false', kind: 'text' }
  if (type === 'e') return { text: xmlText(raw), kind: 'formula', formula: xmlText(raw) }
  if (type === 'd') return { text: raw.slice(0, 10), kind: 'date' }
  const number = Number(raw)
  if (Number.isNaN(number)) return { text: xmlText(raw), kind: 'text' }
  return isDate[Number(attribute(tag, 's') ?? -1)]
    ? { text: isoDay(number + epochDays), kind: 'date' }
    : { text: Number.isInteger(number) ? BigInt(number).toString() : String(number), kind: 'number' }
}

/** Excel counts days from 1899-12-30. */
function isoDay(days: number): string {
  const date = new Date(Date.UTC(1899, 11, 30) + Math.round(days * 86_400_000))
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10)
}

/** Repeats the text of a merged area's first cell on all its other cells; `masters` remembers first cells for the rows below. */
export function spreadMerges(row: SheetRow, areas: readonly Area[], masters: Map<Area, Cell>): void {
  for (const area of areas) {
    const own = row.number === area.top ? row.cells[area.left] : undefined
    if (own) masters.set(area, own)
    const master = masters.get(area)
    for (let column = area.left; column <= Math.min(area.right, MAX_COLUMNS - 1); column++) {
      if (row.number === area.top && column === area.left) continue
      if (master) {
        const { address, mergedInto: _none, ...look } = master
        row.cells[column] = { ...look, address: `${columnLetters(column)}${row.number}`, mergedInto: address }
      } else delete row.cells[column]
    }
  }
}
