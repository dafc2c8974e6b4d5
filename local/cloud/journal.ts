import { appendFileSync, existsSync, openSync, closeSync, readFileSync, ftruncateSync } from 'node:fs'

/**
 * A list of entries in a file, one JSON a line, only ever added to. An entry is on disk before `add` returns, so a kill
 * in the middle loses at most the entry that nobody was told of yet.
 */
export class Journal<Entry> {
  readonly entries: Entry[] = []

  /** Opens the file and reads what is there; half a line at its end (a kill while writing) is cut off. */
  constructor(private readonly path: string) {
    if (!existsSync(path)) return
    const bytes = readFileSync(path)
    const end = bytes.lastIndexOf(0x0a) + 1
    for (const line of bytes.subarray(0, end).toString('utf8').split('\n')) {
      if (line) this.entries.push(JSON.parse(line) as Entry)
    }
    if (end < bytes.length) cut(path, end)
  }

  /** Writes one entry. */
  add(entry: Entry): void {
    appendFileSync(this.path, JSON.stringify(entry) + '\n', { mode: 0o600 })
    this.entries.push(entry)
  }
}

function cut(path: string, length: number): void {
  const file = openSync(path, 'r+')
  ftruncateSync(file, length)
  closeSync(file)
}
