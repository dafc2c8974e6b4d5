import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { cloud } from './host/context'
import type { CloudState } from './state'

const prefix = `cloud://${cloud.envId}.${cloud.bucket}/`
const defaultLinkSeconds = 7200
const maxBytes = 50 * 1024 * 1024

/** A file's id as CloudBase writes it. */
export function fileIdOf(path: string): string {
  return prefix + path
}

/** The path in a file id; undefined if it is no id of this cloud. */
export function pathOf(fileId: string): string | undefined {
  const path = fileId.startsWith(prefix) ? fileId.slice(prefix.length) : undefined
  return path !== undefined && isPath(path) ? path : undefined
}

/** Whether a cloud path may be used: relative, no part empty, hidden or over-long, no control characters. */
export function isPath(path: string): boolean {
  const parts = path.split('/')
  return (
    path.length <= 850 &&
    // eslint-disable-next-line no-control-regex
    !/[\u0000-\u001f\\:*?"<>|]/.test(path) &&
    parts.every((part) => part !== '' && !part.startsWith('.') && Buffer.byteLength(part) <= 250)
  )
}

/** What storage is opened with; `now` is the school's time, since links expire by it. */
export interface StorageOptions {
  folder: string
  linkKey: string
  state: CloudState
  now: () => number
}

/** The cloud's file storage: bytes in a folder, owners in the state, download links that expire. */
export class Storage {
  constructor(private readonly options: StorageOptions) {
    mkdirSync(join(options.folder, '.new'), { recursive: true })
  }

  /**
   * Stores a file, in place of one of the same path.
   * @param owner the openid of who uploads, '' for a function
   * @throws Error if the path is no good or the file is over 50 MB
   */
  async put(path: string, owner: string, bytes: Readable): Promise<string> {
    if (!isPath(path)) throw new Error(`Not a cloud path: ${path}`)
    const aside = join(this.options.folder, '.new', randomUUID())
    try {
      await pipeline(bytes, atMost(maxBytes), createWriteStream(aside, { mode: 0o600 }))
      const target = this.place(path)
      mkdirSync(dirname(target), { recursive: true })
      renameSync(aside, target)
    } catch (error) {
      rmSync(aside, { force: true })
      throw error
    }
    this.options.state.own(path, owner)
    return fileIdOf(path)
  }

  /** Size in bytes; undefined if there is no such file. */
  sizeOf(path: string): number | undefined {
    const place = this.place(path)
    const stat = isPath(path) && existsSync(place) ? statSync(place) : undefined
    return stat?.isFile() ? stat.size : undefined
  }

  /** The bytes of a file that exists. */
  open(path: string): Readable {
    return createReadStream(this.place(path))
  }

  /** Deletes a file. @returns whether there was one */
  remove(path: string): boolean {
    const was = this.sizeOf(path) !== undefined
    if (was) rmSync(this.place(path))
    return was
  }

  /** The query of a link that is good for `seconds` of the school's time. */
  sign(path: string, seconds = defaultLinkSeconds): string {
    const until = Math.floor(this.options.now() / 1000) + seconds
    return `sign=${this.signature(path, until)}&t=${until}`
  }

  /** Whether a link's query is genuine and still good. */
  verify(path: string, query: URLSearchParams): boolean {
    const until = Number(query.get('t'))
    const given = Buffer.from(query.get('sign') ?? '')
    const due = Buffer.from(this.signature(path, until))
    return given.length === due.length && timingSafeEqual(given, due) && until * 1000 >= this.options.now()
  }

  private signature(path: string, until: number): string {
    return createHmac('sha256', this.options.linkKey).update(`${until} ${path}`).digest('hex')
  }

  private place(path: string): string {
    return join(this.options.folder, ...path.split('/'))
  }
}

function atMost(limit: number) {
  return async function* (source: AsyncIterable<Buffer>) {
    let size = 0
    for await (const chunk of source) {
      size += chunk.length
      if (size > limit) throw new Error(`A file is ${limit / 1024 / 1024} MB at most`)
      yield chunk
    }
  }
}
