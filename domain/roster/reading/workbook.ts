import { openCsv } from './csv'
import { RosterFileError } from './file-error'
import type { Sheet, SheetRow } from './grid'
import { MAX_FILE_BYTES } from './limits'

/** A sheet whose rows are read when they are asked for. */
export interface OpenSheet {
  name: string
  /** How many rows hold anything. */
  count: number
  /** Its first rows (TOP_ROWS at most). */
  top: SheetRow[]
  /** The rows after a row number, in order; 0 for all. */
  rows(after: number): AsyncIterable<SheetRow>
}

/**
 * Opens a roster file: what it is is told by its bytes; the name only names a csv's sheet. Sheets without a row are left out.
 * @param bytes the whole file
 * @param name as the user's phone gives it, e.g. `留守儿童信息表.xlsx`
 * @throws RosterFileError with a Chinese sentence when the file cannot or must not be read
 */
export async function openWorkbook(bytes: Uint8Array, name: string): Promise<OpenSheet[]> {
  if (bytes.length === 0) throw new RosterFileError('EMPTY')
  if (bytes.length > MAX_FILE_BYTES) throw new RosterFileError('TOO_LARGE')
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    throw new RosterFileError(isEncrypted(bytes) ? 'ENCRYPTED' : 'OLD_XLS')
  if (isForeign(bytes)) throw new RosterFileError('NOT_WORKBOOK')
  const sheets = startsWith(bytes, [0x50, 0x4b]) ? await xlsx(bytes) : [openCsv(bytes, name)]
  const filled = sheets.filter((sheet) => sheet.top.length > 0)
  if (filled.length === 0) throw new RosterFileError('EMPTY')
  return filled
}

/** All of a file at once, for small ones. @throws RosterFileError as `openWorkbook` */
export async function readWorkbook(bytes: Uint8Array, name: string): Promise<Sheet[]> {
  const sheets: Sheet[] = []
  for (const sheet of await openWorkbook(bytes, name)) {
    const rows: SheetRow[] = []
    for await (const row of sheet.rows(0)) rows.push(row)
    sheets.push({ name: sheet.name, rows })
  }
  return sheets
}

/** jszip is loaded when a workbook comes, not at every cold start. */
async function xlsx(bytes: Uint8Array): Promise<OpenSheet[]> {
  const { openXlsx } = await import('./xlsx')
  return openXlsx(bytes)
}

function startsWith(bytes: Uint8Array, magic: number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte)
}

/** PDF, PNG, JPEG, GIF, RAR, 7z, gzip. */
function isForeign(bytes: Uint8Array): boolean {
  const magics = [
    [0x25, 0x50, 0x44, 0x46],
    [0x89, 0x50, 0x4e, 0x47],
    [0xff, 0xd8, 0xff],
    [0x47, 0x49, 0x46, 0x38],
    [0x52, 0x61, 0x72, 0x21],
    [0x37, 0x7a, 0xbc, 0xaf],
    [0x1f, 0x8b],
  ]
  return magics.some((magic) => startsWith(bytes, magic))
}

/** An .xlsx with a password is an OLE file whose directory names the stream EncryptedPackage, in UTF-16. */
function isEncrypted(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from('EncryptedPackage', 'utf16le'))
}
