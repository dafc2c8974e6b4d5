import { RosterFileError } from './file-error'
import { richText } from './xml-text'

const MAX_ITEM = 4 * 1024 * 1024

/** The shared strings of a workbook as one run of bytes: a quarter of a million of them are a few megabytes and not as many objects. */
export class StringTable {
  private pending = ''
  private bytes = Buffer.alloc(64 * 1024)
  private used = 0
  private ends = new Uint32Array(4096)
  private count = 0

  /** Takes the part's XML piece by piece. */
  push(text: string): void {
    this.pending += text
    let from = 0
    for (;;) {
      const open = this.pending.indexOf('<si', from)
      if (open < 0) break
      const tagEnd = this.pending.indexOf('>', open)
      const closed = tagEnd > 0 && this.pending[tagEnd - 1] === '/'
      const end = closed ? tagEnd + 1 : this.pending.indexOf('</si>', open)
      if (tagEnd < 0 || end < 0) {
        from = open
        break
      }
      this.add(closed ? '' : richText(this.pending.slice(tagEnd + 1, end)))
      from = closed ? end : end + 5
    }
    this.pending = from > 0 ? this.pending.slice(from) : this.pending.slice(-MAX_ITEM)
    if (this.pending.length >= MAX_ITEM) throw new RosterFileError('ZIP_BOMB')
  }

  at(index: number): string {
    if (!(index >= 0 && index < this.count)) return ''
    return this.bytes.toString('utf8', index === 0 ? 0 : this.ends[index - 1], this.ends[index])
  }

  private add(text: string): void {
    const size = Buffer.byteLength(text)
    if (this.used + size > this.bytes.length) {
      const larger = Buffer.alloc(Math.max(this.bytes.length * 2, this.used + size))
      this.bytes.copy(larger, 0, 0, this.used)
      this.bytes = larger
    }
    this.used += this.bytes.write(text, this.used)
    if (this.count === this.ends.length) {
      const larger = new Uint32Array(this.ends.length * 2)
      larger.set(this.ends)
      this.ends = larger
    }
    this.ends[this.count++] = this.used
  }
}
