import { parse } from 'csv-parse/sync'
import { RosterFileError } from './file-error'
import { columnLetters, type Cell, type SheetRow } from './grid'
import { MAX_CELLS, MAX_COLUMNS, MAX_ROWS, TOP_ROWS } from './limits'
import type { OpenSheet } from './workbook'

/** Records that are parsed at a time. */
const CHUNK_RECORDS = 1_000

/**
 * Opens a .csv (or tab-separated) text in UTF-8, UTF-16 or GB18030 as one sheet named after the file.
 * @throws RosterFileError UNKNOWN_ENCODING, NOT_WORKBOOK, TOO_MANY_ROWS, DAMAGED
 */
export function openCsv(bytes: Uint8Array, name: string): OpenSheet {
  const text = decode(bytes)
  if (looksBinary(text) || /^\s*(<!doctype|<html|<\?xml|%PDF|\{\\rtf)/i.test(text))
    throw new RosterFileError('NOT_WORKBOOK')
  const trimmed = withoutBlankEnd(text)
  const body = { bytes: Buffer.from(trimmed), delimiter: delimiterOf(trimmed) }
  const top: SheetRow[] = []
  const counts = { rows: 0, cells: 0 }
  for (const row of rowsOf(body, 0)) {
    counts.rows += 1
    counts.cells += row.cells.length
    if (counts.rows > MAX_ROWS || counts.cells > MAX_CELLS) throw new RosterFileError('TOO_MANY_ROWS')
    if (top.length < TOP_ROWS) top.push(row)
  }
  return {
    name: name.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, ''),
    count: counts.rows,
    top,
    async *rows(after) {
      yield* rowsOf(body, after)
    },
  }
}

interface Body {
  bytes: Buffer
  delimiter: string
}

function cell(value: string, column: number, row: number): Cell | undefined {
  // ="0123" is how other systems stop Excel from reading digits as a number.
  const text = value.replace(/^="([^"]*)"$/, '$1')
  if (text.trim() === '') return undefined
  return { address: `${columnLetters(column)}${row}`, text, kind: 'text' }
}

/** The rows after a number, a thousand records at a time: of a file of a million short lines no more is ever held. */
function* rowsOf({ bytes, delimiter }: Body, after: number): Generator<SheetRow> {
  let number = 0
  let from = 0
  while (from < bytes.length) {
    const { records, used } = chunkOf(bytes.subarray(from), delimiter)
    for (const record of records) {
      number += 1
      if (number <= after || record.every((value) => value.trim() === '')) continue
      yield { number, cells: record.slice(0, MAX_COLUMNS).map((value, at) => cell(value, at, number)) }
    }
    if (records.length < CHUNK_RECORDS || used === 0) return
    from += used
  }
}

function chunkOf(bytes: Buffer, delimiter: string): { records: string[][]; used: number } {
  const options = { delimiter, relax_column_count: true, relax_quotes: true, info: true, to: CHUNK_RECORDS } as const
  try {
    const parsed = parse(bytes, options) as unknown as { record: string[]; info: { bytes: number } }[]
    return { records: parsed.map(({ record }) => record), used: parsed.at(-1)?.info.bytes ?? 0 }
  } catch {
    throw new RosterFileError('DAMAGED')
  }
}

function delimiterOf(text: string): string {
  const sample = text.slice(0, 20_000)
  const count = (mark: string) => sample.split(mark).length
  return ['\t', ';', ','].reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',')
}

/** Spreadsheets save tens of thousands of `,,,,` lines below a table that was formatted too far down. */
function withoutBlankEnd(text: string): string {
  let end = text.length
  while (end > 0 && ',;\t\r\n '.includes(text[end - 1]!)) end -= 1
  return text.slice(0, end)
}

function decode(bytes: Uint8Array): string {
  const encoding = encodingByMark(bytes) ?? encodingByZeros(bytes)
  for (const name of encoding ? [encoding] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(name, { fatal: true }).decode(bytes)
    } catch {
      continue
    }
  }
  throw new RosterFileError('UNKNOWN_ENCODING')
}

function encodingByMark(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : undefined
}

/** UTF-16 without a mark: commas and line ends leave zero bytes on one side; a few, as in 一 (4E00), stand on the other. */
function encodingByZeros(bytes: Uint8Array): string | undefined {
  let even = 0
  let odd = 0
  for (let index = 0; index < Math.min(bytes.length, 4_000); index++) {
    if (bytes[index] !== 0) continue
    if (index % 2 === 0) even++
    else odd++
  }
  if (odd > 4 && odd > even * 2) return 'utf-16le'
  return even > 4 && even > odd * 2 ? 'utf-16be' : undefined
}

function looksBinary(text: string): boolean {
  const head = text.slice(0, 4_000)
  // eslint-disable-next-line no-control-regex
  const odd = head.match(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0
  return odd > head.length / 200
}
