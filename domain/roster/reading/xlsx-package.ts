import { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import JSZip from 'jszip'
import { RosterFileError } from './file-error'
import { MAX_DECLARED_BYTES, MAX_INFLATED_BYTES, MAX_PART_BYTES, MAX_SHEETS, MAX_ZIP_ENTRIES } from './limits'
import { SheetSlimmer } from './sheet-slimmer'

const sheetPart = /^xl\/worksheets\/sheet\d+\.xml$/
const wholeParts = new Set([
  '_rels/.rels',
  'xl/workbook.xml',
  'xl/_rels/workbook.xml.rels',
  'xl/sharedStrings.xml',
  'xl/styles.xml',
])

/**
 * Opens an .xlsx package, checks its declared and its real size, and returns a small package that holds nothing but
 * the text of the cells: blank rows, validations, drawings and links are gone before exceljs builds an object a cell.
 * @throws RosterFileError DAMAGED, ZIP_BOMB, ENCRYPTED, NOT_WORKBOOK, OTHER_WORKBOOK, TOO_MANY_ROWS
 */
export async function slimPackage(bytes: Uint8Array): Promise<Uint8Array> {
  const zip = await openZip(bytes)
  const entries = Object.values(zip.files).filter((entry) => !entry.dir)
  checkDeclaredSize(entries)
  checkIsWorkbook(zip)

  const slim = new JSZip()
  const budget = { left: MAX_INFLATED_BYTES }
  const rows = { kept: 0, cells: 0 }
  let sheets = 0
  for (const entry of entries) {
    const name = entry.name.replace(/^\//, '')
    if (sheetPart.test(name)) {
      if (++sheets > MAX_SHEETS) throw new RosterFileError('ZIP_BOMB')
      const slimmer = new SheetSlimmer(rows)
      await inflate(entry, budget, MAX_INFLATED_BYTES, (text) => slimmer.push(text))
      slim.file(name, slimmer.finish())
    } else if (wholeParts.has(name)) {
      const texts: string[] = []
      await inflate(entry, budget, MAX_PART_BYTES, (text) => texts.push(text))
      slim.file(name, wholePart(name, texts.join('')))
    }
  }
  return slim.generateAsync({ type: 'uint8array', compression: 'STORE' })
}

async function openZip(bytes: Uint8Array): Promise<JSZip> {
  try {
    return await JSZip.loadAsync(bytes)
  } catch (error) {
    throw new RosterFileError(/encrypted/i.test(String(error)) ? 'ENCRYPTED' : 'DAMAGED')
  }
}

function checkDeclaredSize(entries: JSZip.JSZipObject[]): void {
  if (entries.length > MAX_ZIP_ENTRIES) throw new RosterFileError('ZIP_BOMB')
  let declared = 0
  for (const entry of entries) {
    // jszip keeps the directory's figure here and offers no public way to ask for it.
    const data = (entry as unknown as { _data?: { uncompressedSize?: number } })._data
    declared += data?.uncompressedSize ?? 0
  }
  if (declared > MAX_DECLARED_BYTES) throw new RosterFileError('ZIP_BOMB')
}

function checkIsWorkbook(zip: JSZip): void {
  if (zip.file('xl/workbook.xml') ?? zip.file('/xl/workbook.xml')) return
  const isOther = zip.file('xl/workbook.bin') ?? zip.file('content.xml')
  throw new RosterFileError(isOther ? 'OTHER_WORKBOOK' : 'NOT_WORKBOOK')
}

function wholePart(name: string, text: string): string {
  if (name !== 'xl/workbook.xml') return text
  if (/<\w+:workbook\b/.test(text)) throw new RosterFileError('OTHER_WORKBOOK')
  return text.replace(/<definedNames\b[\s\S]*?<\/definedNames>/g, '')
}

async function inflate(
  entry: JSZip.JSZipObject,
  budget: { left: number },
  limit: number,
  take: (text: string) => void,
): Promise<void> {
  const decoder = new StringDecoder('utf8')
  // jszip's stream is of an old kind that cannot be iterated; wrapped, it stops inflating when we stop reading.
  const stream = new Readable().wrap(entry.nodeStream() as NodeJS.ReadableStream)
  let size = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length
      budget.left -= chunk.length
      if (size > limit || budget.left < 0) throw new RosterFileError('ZIP_BOMB')
      take(decoder.write(chunk))
    }
  } catch (error) {
    throw error instanceof RosterFileError ? error : new RosterFileError('DAMAGED')
  }
  take(decoder.end())
}
