import { now } from './clock'
import { read, remove, write } from './storage'

/** What one phone may keep of old replies, in bytes of UTF-8 (of WeChat's 10 MB for everything). */
export const KEPT_BYTES = 2 * 1024 * 1024

const INDEX = 'kept'
const entryKey = (name: string) => `kept:${name}`

interface Entry {
  name: string
  at: number
  bytes: number
}

export interface Kept<T> {
  /** When the server gave this reply, milliseconds since 1970. */
  at: number
  data: T
}

/** Where a screen keeps what it was answered, and what it shows again without network. */
export interface ReplyStore<T> {
  keep(data: T): void
  find(): Kept<T> | undefined
  /** The server says that it may no longer be seen. */
  forget(): void
  /** How the screen says from when it is; `显示的是昨天 14:05的内容` where nothing is said. */
  words?: (moment: string) => string
}

/** The name under which a reply is kept: another hat never sees it. */
export function keptName(hat: string, action: string, input: unknown): string {
  return `${hat}|${action}|${JSON.stringify(input)}`
}

/** Length of a text in UTF-8. */
export function utf8Bytes(text: string): number {
  let bytes = 0
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
  }
  return bytes
}

const index = () => read<Entry[]>(INDEX) ?? []

function fit(entries: Entry[], limit: number): Entry[] {
  let total = 0
  const kept: Entry[] = []
  for (const entry of [...entries].sort((a, b) => b.at - a.at)) {
    total += entry.bytes
    if (total <= limit) kept.push(entry)
    else remove(entryKey(entry.name))
  }
  return kept
}

/** Keeps the last good reply of a screen; the oldest ones make room, and a reply too large to keep is left out. */
export function keep(name: string, data: unknown, limit: number = KEPT_BYTES): void {
  const text = JSON.stringify(data)
  const bytes = utf8Bytes(text) + utf8Bytes(name)
  const others = index().filter((entry) => entry.name !== name)
  if (bytes > limit || !write(entryKey(name), text)) {
    forget(name)
    return
  }
  write(INDEX, fit([{ name, at: now(), bytes }, ...others], limit))
}

/** The reply kept under this name, if there is one. */
export function kept<T>(name: string): Kept<T> | undefined {
  const entry = index().find((candidate) => candidate.name === name)
  const text = entry && read<string>(entryKey(name))
  return entry && text ? { at: entry.at, data: JSON.parse(text) as T } : undefined
}

/** Drops one reply, for instance when the server says that it may no longer be seen. */
export function forget(name: string): void {
  remove(entryKey(name))
  write(
    INDEX,
    index().filter((entry) => entry.name !== name),
  )
}

/** Drops all replies whose name (`keptName`) is one of those. */
export function forgetWhere(wanted: (name: string) => boolean): void {
  const gone = index().filter((entry) => wanted(entry.name))
  if (gone.length === 0) return
  gone.forEach((entry) => remove(entryKey(entry.name)))
  write(
    INDEX,
    index().filter((entry) => !wanted(entry.name)),
  )
}

/** The last reply to one question, among those of all screens. */
export function storeOf<T>(name: string): ReplyStore<T> {
  return { keep: (data) => keep(name, data), find: () => kept<T>(name), forget: () => forget(name) }
}
