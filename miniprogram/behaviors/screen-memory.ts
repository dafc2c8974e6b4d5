import { commandCount } from '../services/cloud'
import { newRequestId } from '../services/request-id'

/** What one screen remembers beside its data; nothing here is rendered. */
export class ScreenMemory {
  /** Repeats the last load. */
  again: (() => Promise<void>) | undefined
  /** Name of the reply that is on the screen; empty when none is. */
  shown = ''
  /** Commands that the phone had sent when this screen was last loaded. */
  commandsSeen = 0
  attached = true
  stopWatching: (() => void) | undefined
  readonly flights = new Map<string, Promise<unknown>>()
  readonly requestIds = new Map<string, string>()
  private turn = 0

  /** A new load begins; the answers of older ones are then ignored. */
  startTurn(again: () => Promise<void>): number {
    this.again = again
    this.commandsSeen = commandCount()
    this.turn += 1
    return this.turn
  }

  isTurn(turn: number): boolean {
    return this.attached && this.turn === turn
  }

  /** The id of the command that is being filled in; the same until it is answered. */
  requestId(about: string): string {
    const id = this.requestIds.get(about) ?? newRequestId()
    this.requestIds.set(about, id)
    return id
  }
}

const memories = new WeakMap<object, ScreenMemory>()

/** The memory of a page or pane. */
export function memoryOf(owner: object): ScreenMemory {
  const memory = memories.get(owner) ?? new ScreenMemory()
  memories.set(owner, memory)
  return memory
}

/** The page is gone: late answers must not touch it. */
export function forgetMemory(owner: object): void {
  const memory = memoryOf(owner)
  memory.attached = false
  memory.stopWatching?.()
}
