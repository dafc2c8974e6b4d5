import { now } from '../../services/clock'
import { call } from '../../services/cloud'
import { drop, queued } from '../../services/outbox'
import { newRequestId } from '../../services/request-id'

export const UNDO_MS = 5_000

/** What a form has just saved; the page under it offers to take it back. */
export interface Saved {
  text: string
  /** Where it lies: at the school, or still on the phone. */
  at: { callId: number } | { noteId: number } | { eventId: number } | { requestId: string }
  /** Brings the form's content back when the record is taken back. */
  restore?: () => void
}

let last: { saved: Saved; until: number } | undefined

/** A form leaves word of what it saved, just before it goes back. */
export function leaveWord(saved: Saved): void {
  last = { saved, until: now() + UNDO_MS }
}

/** Takes the word, once, and only while it is fresh. */
export function takeWord(): { saved: Saved; until: number } | undefined {
  const word = last
  last = undefined
  return word && word.until > now() ? word : undefined
}

/** The outbox entry of a command that was just put aside. */
export function lastQueued(): string {
  return queued().slice(-1)[0]?.requestId ?? ''
}

/** Takes a record back. @returns what to tell the person */
export async function takeBack({ at, restore }: Saved): Promise<string> {
  if ('requestId' in at) {
    if (!queued().some((entry) => entry.requestId === at.requestId)) return '已经发出去了，撤不回来'
    drop(at.requestId)
  } else {
    const requestId = newRequestId()
    const answer =
      'callId' in at
        ? await call('calls.undo', { callId: at.callId }, { requestId })
        : 'eventId' in at
          ? await call('moves.undo', { eventId: at.eventId }, { requestId })
          : await call('notes.undo', { noteId: at.noteId }, { requestId })
    if (!answer.ok) return answer.error.text
  }
  restore?.()
  return restore ? '已撤销，草稿还在' : '已撤销'
}
