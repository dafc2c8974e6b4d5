export type CellKind = 'text' | 'number' | 'date' | 'formula' | 'blank'

/** One cell as a spreadsheet shows it. A date is `YYYY-MM-DD`; a formula shows its stored result and is never run. */
export interface Cell {
  /** A1 style. */
  address: string
  text: string
  kind: CellKind
  /** The formula's text with its leading `=`; only where kind is 'formula'. */
  formula?: string
  /** Address of the merged area's first cell, on every other cell of that area (which repeats its text). */
  mergedInto?: string
}

/** A row that holds something of its own; `cells[0]` is column A, missing entries are blank. */
export interface SheetRow {
  number: number
  cells: (Cell | undefined)[]
}

export interface Sheet {
  name: string
  /** Rows in order; blank rows are left out, `number` keeps the place. */
  rows: SheetRow[]
}

/** Column letters of a 0-based index: 0 -> A, 26 -> AA. */
export function columnLetters(index: number): string {
  const high = Math.floor(index / 26)
  return (high > 0 ? columnLetters(high - 1) : '') + String.fromCharCode(65 + (index % 26))
}

/** The cell at a 0-based column; a blank one where nothing stands. */
export function cellAt(row: SheetRow, index: number): Cell {
  return row.cells[index] ?? { address: `${columnLetters(index)}${row.number}`, text: '', kind: 'blank' }
}

/** Cells with text that is their own, not repeated from a merged area. */
export function ownCells(row: SheetRow): Cell[] {
  return row.cells.filter((cell): cell is Cell => cell !== undefined && !cell.mergedInto && cell.text.trim() !== '')
}
