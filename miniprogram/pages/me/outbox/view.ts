import { momentText } from '../../../services/clock'
import type { Queued } from '../../../services/outbox'

export interface OutboxRow {
  requestId: string
  label: string
  /** `今天 14:05 存下，有网络时会自动发出`, or why it was not taken. */
  text: string
  refused: boolean
}

/**
 * What waits on the phone or was not taken, oldest first.
 * @param present milliseconds since 1970
 */
export function outboxRows(entries: Queued[], present: number): OutboxRow[] {
  return entries.map(({ requestId, label, at, refused }) => ({
    requestId,
    label,
    refused: refused !== undefined,
    text: refused
      ? `${refused.text}${refused.ref ? `（编号 ${refused.ref}）` : ''}`
      : `${momentText(at, present)} 存下，有网络时会自动发出`,
  }))
}
