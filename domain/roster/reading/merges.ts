import { MAX_MERGED_CELLS } from './limits'

/** A merged area, 0-based columns and 1-based rows, both ends included. */
export interface Area {
  left: number
  top: number
  right: number
  bottom: number
}

/** The merged areas of a worksheet by the rows that they cover. Overlapping ones, which a spreadsheet never writes, and ones over whole columns are left out. */
export function mergedAreas(xml: string): Map<number, Area[]> {
  const taken = new Set<string>()
  const byRow = new Map<number, Area[]>()
  for (const [, left, top, right, bottom] of xml.matchAll(/<mergeCell\s+ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)) {
    const area = { left: columnIndex(left!), top: Number(top), right: columnIndex(right!), bottom: Number(bottom) }
    const cells = cellsOf(area, MAX_MERGED_CELLS - taken.size)
    if (!cells || cells.some((cell) => taken.has(cell))) continue
    cells.forEach((cell) => taken.add(cell))
    for (let row = area.top; row <= area.bottom; row++) byRow.set(row, [...(byRow.get(row) ?? []), area])
  }
  return byRow
}

function cellsOf({ left, top, right, bottom }: Area, limit: number): string[] | null {
  const width = right - left + 1
  const size = width * (bottom - top + 1)
  if (right < left || bottom < top || size > limit) return null
  return Array.from({ length: size }, (_, index) => `${left + (index % width)}:${top + Math.floor(index / width)}`)
}

/** The 0-based index of column letters: A -> 0, AA -> 26. */
export function columnIndex(letters: string): number {
  let sum = 0
  for (let at = 0; at < letters.length; at++) sum = sum * 26 + letters.charCodeAt(at) - 64
  return sum - 1
}
