/** A table that is written row by row. Texts that a spreadsheet would run are neutralised. */
export interface Table {
  head(headings: readonly string[]): void
  row(cells: readonly (string | number)[]): void
  /** The sheet 班级人数, where the format has sheets. */
  sizes(rows: readonly (string | number)[][]): void
  bytes(): Promise<Uint8Array>
}
