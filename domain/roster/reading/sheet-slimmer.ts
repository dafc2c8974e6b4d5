import { RosterFileError } from './file-error'
import { MAX_CELLS, MAX_MERGED_CELLS, MAX_ROWS } from './limits'

const namespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
/** A value or an inline string; a formula whose stored result is empty shows nothing, so such a row is blank. */
const holdsValue = /<v(?:\s[^>]*)?>[^<]|<is\b/
const rowOpening = /<row(?=[\s/>])/g
const MAX_PENDING = 8 * 1024 * 1024
const emptyCell = /<c\b[^>]*\/>|<c\b[^>]*><\/c>/g

/**
 * Takes a worksheet's XML piece by piece and keeps the rows that hold a value and the merges that matter.
 * Works on text because a parser would build an object for each of millions of blank cells.
 */
export class SheetSlimmer {
  private pending = ''
  private searched = 0
  private readonly kept: string[] = []

  /** `counts` runs over all sheets of a workbook. */
  constructor(private readonly counts: { kept: number; cells: number }) {}

  push(text: string): void {
    this.pending += text
    let from = 0
    for (;;) {
      const start = this.rowStart(from)
      if (start < 0) break
      const end = this.rowEnd(start)
      if (end < 0) {
        this.pending = this.pending.slice(start)
        this.searched = Math.max(0, this.pending.length - 8)
        return this.checkPending()
      }
      this.keep(this.pending.slice(start, end))
      this.searched = 0
      from = end
    }
    if (from > 0) this.pending = this.pending.slice(from)
    this.checkPending()
  }

  /** @returns a worksheet part with nothing but rows and merges. */
  finish(): string {
    const merges = boundedMerges(this.pending)
    const list = merges.length > 0 ? `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>` : ''
    return (
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` +
      `<worksheet xmlns="${namespace}"><sheetData>${this.kept.join('')}</sheetData>${list}</worksheet>`
    )
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

  private keep(row: string): void {
    if (!holdsValue.test(row)) return
    const lean = row.replace(emptyCell, '')
    this.counts.kept += 1
    this.counts.cells += lean.split('<c ').length - 1
    if (this.counts.kept > MAX_ROWS || this.counts.cells > MAX_CELLS) throw new RosterFileError('TOO_MANY_ROWS')
    this.kept.push(lean)
  }
}

function boundedMerges(tail: string): string[] {
  const taken = new Set<string>()
  const merges: string[] = []
  for (const [, left, top, right, bottom] of tail.matchAll(/<mergeCell\s+ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)) {
    const cells = area(
      columnNumber(left!),
      Number(top),
      columnNumber(right!),
      Number(bottom),
      MAX_MERGED_CELLS - taken.size,
    )
    // Overlapping merges make exceljs throw; a spreadsheet never writes them.
    if (!cells || cells.some((cell) => taken.has(cell))) continue
    cells.forEach((cell) => taken.add(cell))
    merges.push(`<mergeCell ref="${left}${top}:${right}${bottom}"/>`)
  }
  return merges
}

function area(left: number, top: number, right: number, bottom: number, limit: number): string[] | null {
  const size = (right - left + 1) * (bottom - top + 1)
  if (right < left || bottom < top || size > limit) return null
  return Array.from({ length: size }, (_, index) => {
    const width = right - left + 1
    return `${left + (index % width)}:${top + Math.floor(index / width)}`
  })
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}
