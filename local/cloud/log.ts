import { appendFileSync, existsSync, renameSync, statSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

const keepBytes = 5_000_000
const keepLines = 500

/** Where the functions' own output goes: a file, and the last lines in memory for `GET /stage/log`. */
export class LogSink {
  private readonly lines: string[] = []

  /** @param path the log file; one of the last run that grew too large is kept aside as `<path>.old` */
  constructor(private readonly path: string) {
    if (existsSync(path) && statSync(path).size > keepBytes) renameSync(path, `${path}.old`)
  }

  /** Adds one entry (real time, since it is for whoever mends the machine) under the function's name. */
  write(name: string, text: string): void {
    const line = `${new Date().toISOString()} ${name} ${text}`
    this.lines.push(line)
    if (this.lines.length > keepLines) this.lines.shift()
    appendFileSync(this.path, line + '\n')
  }

  /** Writes down every line that the streams bring. */
  follow(name: string, ...streams: Readable[]): void {
    for (const input of streams) createInterface({ input }).on('line', (line) => this.write(name, line))
  }

  /** The last `count` lines, oldest first. */
  last(count: number): string[] {
    return this.lines.slice(-count)
  }
}
