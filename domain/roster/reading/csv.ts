import { parse } from 'csv-parse/sync'
import { RosterFileError } from './file-error'
import { columnLetters, type Cell, type Sheet, type SheetRow } from './grid'
import { MAX_CELLS, MAX_COLUMNS, MAX_ROWS } from './limits'

/**
 * Reads a .csv (or tab-separated) text in UTF-8, UTF-16 or GB18030 as one sheet named after the file.
 * @throws RosterFileError UNKNOWN_ENCODING, NOT_WORKBOOK, TOO_MANY_ROWS, DAMAGED
 */
export function readCsv(bytes: Uint8Array, name: string): Sheet {
  const text = decode(bytes)
  if (looksBinary(text) || /^\s*(<!doctype|<html|<\?xml|%PDF|\{\\rtf)/i.test(text))
    throw new RosterFileError('NOT_WORKBOOK')
  return { name: name.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, ''), rows: rowsOf(text) }
}

function cell(value: string, column: number, row: number): Cell | undefined {
  // ="0123" is how other systems stop Excel from reading digits as a number.
  const text = value.replace(/^="([^"]*)"$/, '$1')
  if (text.trim() === '') return undefined
  return { address: `${columnLetters(column)}${row}`, text, kind: 'text' }
}

function rowsOf(text: string): SheetRow[] {
  const rows: SheetRow[] = []
  let number = 0
  let cells = 0
  const keep = (record: string[]): null => {
    number += 1
    if (record.every((value) => value.trim() === '')) return null
    cells += record.length
    if (rows.length >= MAX_ROWS || cells > MAX_CELLS) throw new RosterFileError('TOO_MANY_ROWS')
    rows.push({ number, cells: record.slice(0, MAX_COLUMNS).map((value, at) => cell(value, at, number)) })
    // Nothing is collected by the parser, so a file of a million short lines ends at the limit.
    return null
  }
  try {
    const body = withoutBlankEnd(text)
    parse(body, { delimiter: delimiterOf(body), relax_column_count: true, relax_quotes: true, on_record: keep })
  } catch (error) {
    throw error instanceof RosterFileError ? error : new RosterFileError('DAMAGED')
  }
  return rows
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
