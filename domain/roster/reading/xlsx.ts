import { RosterFileError } from './file-error'
import type { Cell, SheetRow } from './grid'
import { ownCells } from './grid'
import { MAX_INFLATED_BYTES, MAX_PART_BYTES, MAX_SHEETS, MAX_STRING_BYTES, TOP_ROWS } from './limits'
import { mergedAreas, type Area } from './merges'
import { RowCutter, type CutRow } from './row-cutter'
import { StringTable } from './string-table'
import { cellsOf, spreadMerges, type CellSetting } from './xlsx-cells'
import { Package } from './xlsx-package'
import { dateStyles } from './xlsx-styles'
import type { OpenSheet } from './workbook'
import { attribute } from './xml-text'

/** Days between the two calendars of Excel; old ones made on a Mac count from 1904. */
const EPOCH_1904 = 1462

/**
 * Looks through an .xlsx package once: its visible sheets, how many rows they have, their merged areas and their first rows.
 * The rows themselves are read when they are asked for, one by one, so that no sheet is ever held whole.
 * @throws RosterFileError when it is damaged, too large, or no .xlsx at all
 */
export async function openXlsx(bytes: Uint8Array): Promise<OpenSheet[]> {
  const pack = await Package.open(bytes)
  const workbook = await pack.text('xl/workbook.xml', MAX_PART_BYTES)
  if (/<\w+:workbook\b/.test(workbook)) throw new RosterFileError('OTHER_WORKBOOK')
  if (!/<\/workbook>/.test(workbook)) throw new RosterFileError('DAMAGED')
  const found = sheetParts(workbook, await pack.text('xl/_rels/workbook.xml.rels', MAX_PART_BYTES))
  if (found.length > MAX_SHEETS) throw new RosterFileError('ZIP_BOMB')
  const strings = new StringTable()
  for await (const piece of pack.pieces('xl/sharedStrings.xml', MAX_STRING_BYTES)) strings.push(piece)
  const setting: CellSetting = {
    strings,
    isDate: dateStyles(await pack.text('xl/styles.xml', MAX_PART_BYTES)),
    epochDays: /<workbookPr\b[^>]*\sdate1904="(1|true)"/.test(workbook) ? EPOCH_1904 : 0,
  }
  const budget = { kept: 0, cells: 0, bytes: 0 }
  const sheets: OpenSheet[] = []
  for (const part of found) sheets.push(await openSheet(pack, part, setting, budget))
  return sheets
}

interface SheetPart {
  name: string
  part: string
}

function sheetParts(workbook: string, rels: string): SheetPart[] {
  const targets = new Map<string, string>()
  for (const [tag] of rels.matchAll(/<Relationship\s[^>]*>/g)) {
    const target = attribute(tag, 'Target') ?? ''
    targets.set(attribute(tag, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  }
  return [...workbook.matchAll(/<sheet\s[^>]*>/g)].flatMap(([tag]) => {
    const part = targets.get(/\s\w*:?id="([^"]*)"/.exec(tag)?.[1] ?? '')
    const visible = (attribute(tag, 'state') ?? 'visible') === 'visible'
    return part && visible && /worksheets\//.test(part) ? [{ name: attribute(tag, 'name') ?? '', part }] : []
  })
}

async function openSheet(
  pack: Package,
  { name, part }: SheetPart,
  setting: CellSetting,
  budget: { kept: number; cells: number; bytes: number },
): Promise<OpenSheet> {
  const cutter = new RowCutter(budget)
  const first: CutRow[] = []
  const before = budget.kept
  for await (const piece of pack.pieces(part)) {
    budget.bytes += piece.length
    if (budget.bytes > MAX_INFLATED_BYTES) throw new RosterFileError('ZIP_BOMB')
    const rows = cutter.push(piece)
    if (first.length < TOP_ROWS) first.push(...rows.slice(0, TOP_ROWS - first.length))
  }
  const areas = mergedAreas(cutter.end)
  const masters = new Map<Area, Cell>()
  return {
    name,
    count: budget.kept - before,
    top: first.map((row) => wholeRow(row, setting, areas, masters)).filter(isFilled),
    rows: (after) => rowsOf(pack, part, setting, areas, after),
  }
}

function wholeRow(
  row: CutRow,
  setting: CellSetting,
  areas: ReadonlyMap<number, Area[]>,
  masters: Map<Area, Cell>,
): SheetRow {
  const read = cellsOf(row, setting)
  const merged = areas.get(row.number)
  if (merged) spreadMerges(read, merged, masters)
  return read
}

function isFilled(row: SheetRow): boolean {
  return ownCells(row).length > 0
}

async function* rowsOf(
  pack: Package,
  part: string,
  setting: CellSetting,
  areas: ReadonlyMap<number, Area[]>,
  after: number,
): AsyncGenerator<SheetRow> {
  const cutter = new RowCutter({ kept: 0, cells: 0 })
  const masters = new Map<Area, Cell>()
  for await (const piece of pack.pieces(part)) {
    for (const row of cutter.push(piece)) {
      // Rows that were read before are passed over, but what a merged area shows may stand in one of them.
      if (row.number <= after && !areas.has(row.number)) continue
      const read = wholeRow(row, setting, areas, masters)
      if (row.number > after && isFilled(read)) yield read
    }
  }
}
