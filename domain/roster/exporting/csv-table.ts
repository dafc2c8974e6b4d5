import { safeCell } from '../reading'
import type { Table } from './table'

/** A .csv in UTF-8 with its mark, so that Excel reads it as that; a title line first, as in the workbook. */
export function csvTable(title: string): Table {
  const lines = [quoted(safeCell(title))]
  const add = (cells: readonly (string | number)[]) =>
    void lines.push(cells.map((cell) => (typeof cell === 'number' ? String(cell) : quoted(safeCell(cell)))).join(','))
  return {
    head: add,
    row: add,
    sizes: () => undefined,
    bytes: () => Promise.resolve(Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`)),
  }
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text
}

/** The same table for an Excel that knows no UTF-8. */
export async function csvBytes(utf8: Uint8Array, encoding: 'gb18030'): Promise<Uint8Array> {
  const { default: iconv } = await import('iconv-lite')
  return iconv.encode(
    Buffer.from(utf8)
      .toString('utf8')
      .replace(/^\ufeff/, ''),
    encoding,
  )
}
