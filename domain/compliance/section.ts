/** A table of the pack: a caption in the Word file, a sheet of its own in the workbook. */
export interface PackTable {
  caption: string
  /** The sheet's name; a workbook has one sheet a table. */
  sheet: string
  head: readonly string[]
  /** How wide the columns are to each other. */
  widths: readonly number[]
  rows: readonly (readonly (string | number)[])[]
  /** Said where there is no row. */
  none: string
  /** The Word file shows the first so many; the workbook has all. */
  most?: number
}

/** A chapter of the pack. */
export interface Section {
  title: string
  paragraphs: readonly string[]
  tables: readonly PackTable[]
}
