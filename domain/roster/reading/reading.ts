import type { ClassSize, RosterChild } from './child'
import type { Field } from './headings'

/** A value that was read otherwise than it stands; the user sees every one of them before confirming. */
export interface Correction {
  cell: string
  row: number
  column: string
  from: string
  to: string
  reason: string
}

/** Why a row is refused, or (as a note) what someone should look at though the row is accepted. */
export interface Remark {
  cell: string
  row: number
  column: string
  value: string
  reason: string
}

interface RowBase {
  sheet: string
  row: number
  /** The row's texts as they stood, column by column. */
  written: string[]
  notes: Remark[]
}

export interface AcceptedRow extends RowBase {
  verdict: 'accepted' | 'corrected'
  child: RosterChild
  corrections: Correction[]
  /** The row says again what an earlier row says: it is no second child. */
  sameAs?: { sheet: string; row: number }
}

export interface RefusedRow extends RowBase {
  verdict: 'refused'
  refusals: Remark[]
}

export type RowReading = AcceptedRow | RefusedRow

/** One column of a sheet of children: the heading as written and what it was taken for (`null`: not taken). */
export interface Column {
  index: number
  letters: string
  heading: string
  field: Field | null
  /** Why a column is not used although it might hold something; absent where the reader is sure. */
  doubt?: 'unknown' | 'twice'
}

export interface ChildrenSheet {
  name: string
  titles: string[]
  headingRows: number[]
  columns: Column[]
}

/** A row that is no child: a sum, a signature line, a repeated heading, an example. */
export interface SkippedRow {
  sheet: string
  row: number
  text: string
  why: 'summary' | 'signature' | 'heading' | 'example' | 'numberOnly'
}

/** One person named by several children's rows, with the same name and a number in common. */
export interface SharedRelative {
  name: string
  phones: string[]
  members: { sheet: string; row: number; relative: number }[]
}

/** Everything that was understood of a roster file. Nothing is stored by reading. */
export interface RosterReading {
  sheets: ChildrenSheet[]
  rows: RowReading[]
  classSizes: ClassSize[]
  skipped: SkippedRow[]
  sharedRelatives: SharedRelative[]
  /** Chinese sentences about the file as a whole. */
  warnings: string[]
}

/** The rows that are children: accepted or corrected, and not a repetition. */
export function acceptedRows(reading: RosterReading): AcceptedRow[] {
  return reading.rows.filter((row): row is AcceptedRow => row.verdict !== 'refused' && !row.sameAs)
}

/** The rows that are refused. */
export function refusedRows(reading: RosterReading): RefusedRow[] {
  return reading.rows.filter((row): row is RefusedRow => row.verdict === 'refused')
}
