import type { RecordEventKind } from '../../contract/labels'
import type { DateText } from '../../contract/week'
import type { RecordDocument } from './shape'
import { changeWords } from './words'
import type { ChangeWords, Glossary } from './words'

/** An event as the statement gives it. */
export interface EventRow {
  eventId: number
  kind: RecordEventKind
  on: DateText
  recordedOn: DateText
  by: string
  note: string
  before: Partial<RecordDocument>
}

export type EventWords = Omit<EventRow, 'before'> & { changes: ChangeWords[] }

/**
 * The events of a record in words, by the day from which they hold, newest first. What an event led to stands in no row: it is what the next one found, and after the
 * last one what stands on file today.
 * @param events newest written first, without a gap
 */
export function historyOf(events: readonly EventRow[], today: RecordDocument, glossary: Glossary): EventWords[] {
  const after: Partial<RecordDocument> = { ...today }
  const said = events.map(({ before, ...event }) => {
    const changes = changeWords(before, after, glossary)
    Object.assign(after, before)
    return { ...event, changes }
  })
  return said.sort((one, other) => (one.on === other.on ? other.eventId - one.eventId : one.on < other.on ? 1 : -1))
}
