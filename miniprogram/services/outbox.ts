import type { ActionName, Input } from '../../contract/actions'
import { now } from './clock'
import { call } from './cloud'
import type { Failure } from './failure'
import { currentHat } from './hat'
import { read, write } from './storage'

/** A command that waits for the network. */
export interface Queued {
  requestId: string
  hat: string
  action: ActionName
  input: unknown
  /** What it is, in the user's words: `李小雨的通话`. */
  label: string
  /** When the user pressed save, milliseconds since 1970. */
  at: number
  /** Set when the server has said no; it stays visible until the user drops it. */
  refused?: { text: string; ref: string }
}

const KEY = 'outbox'
/** Far more than a weekend of visits; beyond it something is wrong, and the form keeps its text instead. */
export const OUTBOX_LIMIT = 200

const watchers = new Set<() => void>()
let flight: Promise<void> | undefined

/** All that waits or was refused, oldest first. */
export function queued(): Queued[] {
  return read<Queued[]>(KEY) ?? []
}

function save(entries: Queued[]): boolean {
  const saved = write(KEY, entries)
  watchers.forEach((tell) => tell())
  return saved
}

/** Calls back after every change of the outbox. @returns stops watching */
export function watchOutbox(tell: () => void): () => void {
  watchers.add(tell)
  return () => watchers.delete(tell)
}

/** How many wait and how many were refused. */
export function outboxCount(): { waiting: number; refused: number } {
  const refused = queued().filter((entry) => entry.refused).length
  return { waiting: queued().length - refused, refused }
}

/** Puts a command aside. @returns false when the phone could not keep it (the form must then keep its text) */
export function enqueue<A extends ActionName>(action: A, input: Input<A>, requestId: string, label: string): boolean {
  const entries = queued().filter((entry) => entry.requestId !== requestId)
  if (entries.length >= OUTBOX_LIMIT) return false
  return save([...entries, { requestId, hat: currentHat() ?? '', action, input, label, at: now() }])
}

/** Takes one away, for a refused one that the user has read. */
export function drop(requestId: string): void {
  save(queued().filter((entry) => entry.requestId !== requestId))
}

/** Drops what was meant for a hat that is none of these: the school would not take it, and it speaks of a child. */
export function dropHatsBut(hats: string[]): void {
  const entries = queued()
  const left = entries.filter(({ hat }) => !hat || hats.includes(hat))
  if (left.length < entries.length) save(left)
}

function refuse(requestId: string, { text, ref }: Failure): void {
  save(queued().map((entry) => (entry.requestId === requestId ? { ...entry, refused: { text, ref } } : entry)))
}

// A server in trouble is no verdict on the record: these stay waiting.
const passing = new Set<string>(['BUSY', 'INTERNAL', 'NOT_SIGNED_IN'])

/** Says that a command which failed so may yet be taken, and is worth keeping where nobody stands by to press again. */
export function mayPass({ unreachable, code }: Failure): boolean {
  return unreachable || passing.has(code)
}

async function sendAll(): Promise<void> {
  for (const entry of queued()) {
    if (entry.refused) continue
    const { action, requestId, hat } = entry
    const answer = await call(action, entry.input as Input<ActionName>, { requestId, ...(hat ? { hat } : {}) })
    if (answer.ok) drop(requestId)
    else if (answer.error.unreachable) return
    else if (!mayPass(answer.error)) refuse(requestId, answer.error)
  }
}

/** Sends what waits, record by record; one that is refused does not hold up the rest. Two callers share one round. */
export function flushOutbox(): Promise<void> {
  flight ??= sendAll().finally(() => {
    flight = undefined
  })
  return flight
}

/** Sends again whenever the network may be back. Call once at launch. */
export function keepOutboxMoving(everyMs = 60_000): void {
  wx.onNetworkStatusChange(({ isConnected }) => {
    if (isConnected) void flushOutbox()
  })
  // A village's thin signal comes and goes without an event, so a slow knock stands beside it.
  setInterval(() => {
    if (outboxCount().waiting > 0) void flushOutbox()
  }, everyMs)
}
