import { recordEventLabel } from '../../../../../contract/labels'
import type { Opened } from '../../forms'
import { dayText } from '../words'

export interface HistoryRow {
  key: number
  title: string
  /** `2026年11月10日起 · 林老师`, and when it was written down where that was later. */
  when: string
  changes: Array<{ key: string; what: string; text: string }>
  note: string
}

const said = (value: string) => value || '（空）'

/** What changed in a record, newest first, as a person reads it. */
export function historyRows({ events }: Pick<Opened, 'events'>): HistoryRow[] {
  return events.map(({ eventId, kind, on, recordedOn, by, note, changes }) => ({
    key: eventId,
    title: recordEventLabel[kind],
    when: [dayText(on), by, recordedOn === on ? '' : `${dayText(recordedOn)} 记下`].filter(Boolean).join(' · '),
    changes: changes.map(({ what, from, to }) => ({ key: what, what, text: changeText(from, to) })),
    note,
  }))
}

/** A masked value may look the same before and after. */
function changeText(from: string, to: string): string {
  if (from === to) return `${said(to)}（有改动）`
  if (from === '') return `登记为 ${to}`
  return to === '' ? `去掉 ${from}` : `${from} → ${to}`
}
