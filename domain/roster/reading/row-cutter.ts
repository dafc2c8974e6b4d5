import { RosterFileError } from './file-error'
import { MAX_CELLS, MAX_ROWS } from './limits'

/** A value or an inline string; a formula whose stored result is empty shows nothing, so such a row is blank. */
const holdsValue = /<v(?:\s[^>]*)?>[^<]|<is\b/
const rowOpening = /<row(?=[\s/>])/g
const MAX_PENDING = 8 * 1024 * 1024

/** One row element as it stands, and its number (from 1). */
export interface CutRow {
  number: number
  xml: string
}

/**
 * Takes a worksheet's XML piece by piece and cuts out the rows that hold a value; what is not a row is dropped but for the end, where the merges stand.
 * Works on text because a parser would build an object for each of millions of blank cells.
 */
export class RowCutter {
  private pending = ''
  private searched = 0
  private last = 0

  /** `counts` runs over all sheets of a workbook. */
  constructor(private readonly counts: { kept: number; cells: number }) {}

  /** @returns the rows that are complete now */
  push(text: string): CutRow[] {
    this.pending += text
    const rows: CutRow[] = []
    let from = 0
    for (;;) {
      const start = this.rowStart(from)
      if (start < 0) break
      const end = this.rowEnd(start)
      if (end < 0) {
        this.pending = this.pending.slice(start)
        this.searched = Math.max(0, this.pending.length - 8)
        this.checkPending()
        return rows
      }
      this.keep(this.pending.slice(start, end), rows)
      this.searched = 0
      from = end
    }
    if (from > 0) this.pending = this.pending.slice(from)
    this.checkPending()
    return rows
  }

  /** What stands after the last row. */
  get end(): string {
    return this.pending
  }

  /** Where a row element opens; `<rowBreaks` is another thing. */
  private rowStart(from: number): number {
    rowOpening.lastIndex = from
    return rowOpening.exec(this.pending)?.index ?? -1
  }

  /** A piece that never ends would be searched again with every chunk. */
  private checkPending(): void {
    if (this.pending.length > MAX_PENDING) throw new RosterFileError('ZIP_BOMB')
  }

  private rowEnd(start: number): number {
    const tagEnd = this.pending.indexOf('>', start)
    if (tagEnd < 0) return -1
    if (this.pending[tagEnd - 1] === '/') return tagEnd + 1
    const close = this.pending.indexOf('</row>', Math.max(tagEnd, start + this.searched))
    return close < 0 ? -1 : close + 6
  }

  private keep(xml: string, rows: CutRow[]): void {
    const stated = /^<row\b[^>]*?\sr="(\d+)"/.exec(xml)
    this.last = stated ? Number(stated[1]) : this.last + 1
    if (!holdsValue.test(xml)) return
    this.counts.kept += 1
    this.counts.cells += xml.split('</c>').length - 1
    if (this.counts.kept > MAX_ROWS || this.counts.cells > MAX_CELLS) throw new RosterFileError('TOO_MANY_ROWS')
    rows.push({ number: this.last, xml })
  }
}
