import type { Input } from '../../../contract/actions'
import { call } from '../../services/cloud'
import { drop, enqueue, queued } from '../../services/outbox'
import { newRequestId } from '../../services/request-id'
import type { Logged } from './turns'

/** What became of a log. `kept`: it waits on this phone for the network. */
export type Ended = { ok: true; callId: number } | { ok: true; kept: true } | { ok: false; text: string }

/** A log on its way. */
export interface OnItsWay {
  requestId: string
  ended: Promise<Ended>
}

/**
 * Writes a call down on the phone first and sends it then, so that the desk goes on to the next family at once, and a phone that dies in between loses nothing. The one request id makes
 * it one record, however often it is sent.
 */
export function log(input: Input<'calls.log'>, label: string): OnItsWay {
  const requestId = newRequestId()
  const kept = enqueue('calls.log', input, requestId, label)
  const ended = call('calls.log', input, { requestId }).then((answer): Ended => {
    if (!answer.ok && answer.error.unreachable && kept) return { ok: true, kept: true }
    drop(requestId)
    return answer.ok ? { ok: true, callId: answer.data.callId } : { ok: false, text: answer.error.text }
  })
  return { requestId, ended }
}

/** Takes a log back, wherever it is. @returns what to tell the person */
export async function takeBack({ requestId, ended }: OnItsWay): Promise<string> {
  const end = await ended
  if (!end.ok) return end.text
  if ('kept' in end) {
    if (!queued().some((entry) => entry.requestId === requestId)) return '已经发出去了，撤不回来'
    drop(requestId)
    return '已撤销'
  }
  const answer = await call('calls.undo', { callId: end.callId }, { requestId: newRequestId() })
  return answer.ok ? '已撤销' : answer.error.text
}

/** The logs that still wait on this phone, by booking: those families are not called twice. */
export function waitingLogs(): Logged {
  const logs: Logged = {}
  for (const { action, input, refused } of queued()) {
    const { bookingId, outcome } = input as Input<'calls.log'>
    if (action === 'calls.log' && !refused && bookingId) logs[bookingId] = { outcome, sent: false }
  }
  return logs
}
