import { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import JSZip from 'jszip'
import { RosterFileError } from './file-error'
import { MAX_DECLARED_BYTES, MAX_INFLATED_BYTES, MAX_ZIP_ENTRIES } from './limits'

/** An .xlsx package whose declared size has been checked; what comes out of it is counted as it comes. */
export class Package {
  private constructor(private readonly zip: JSZip) {}

  /** @throws RosterFileError DAMAGED, ZIP_BOMB, ENCRYPTED, NOT_WORKBOOK, OTHER_WORKBOOK */
  static async open(bytes: Uint8Array): Promise<Package> {
    const zip = await openZip(bytes)
    checkDeclaredSize(Object.values(zip.files).filter((entry) => !entry.dir))
    checkIsWorkbook(zip)
    return new Package(zip)
  }

  has(name: string): boolean {
    return this.entry(name) !== undefined
  }

  /** A small part in one piece; empty where there is none. */
  async text(name: string, limit: number): Promise<string> {
    const texts: string[] = []
    for await (const text of this.pieces(name, limit)) texts.push(text)
    return texts.join('')
  }

  /** A part's text as it is inflated. @throws RosterFileError ZIP_BOMB past `limit` bytes, DAMAGED */
  async *pieces(name: string, limit = MAX_INFLATED_BYTES): AsyncGenerator<string> {
    const entry = this.entry(name)
    if (!entry) return
    const decoder = new StringDecoder('utf8')
    // jszip's stream is of an old kind that cannot be iterated; wrapped, it stops inflating when we stop reading.
    const stream = new Readable().wrap(entry.nodeStream() as NodeJS.ReadableStream)
    let size = 0
    const chunks = (stream as AsyncIterable<Buffer>)[Symbol.asyncIterator]()
    try {
      for (;;) {
        const chunk = await nextOf(chunks)
        if (!chunk) break
        size += chunk.length
        if (size > limit) throw new RosterFileError('ZIP_BOMB')
        yield decoder.write(chunk)
      }
    } finally {
      stream.destroy()
    }
    yield decoder.end()
  }

  private entry(name: string): JSZip.JSZipObject | undefined {
    return this.zip.file(name) ?? this.zip.file(`/${name}`) ?? undefined
  }
}

async function nextOf(chunks: AsyncIterator<Buffer>): Promise<Buffer | undefined> {
  try {
    const { done, value } = await chunks.next()
    return done ? undefined : (value as Buffer)
  } catch {
    throw new RosterFileError('DAMAGED')
  }
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
