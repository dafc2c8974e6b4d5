import type { Input } from '../../../../contract/actions'
import { clockText, dateOf, instantAt, minuteFromText, minuteOf } from '../../../../contract/week'
import type { Outcome, View } from './view'

/** What the person fills in. */
export interface Entry {
  /** 0 for nobody in particular. */
  relativeId: number
  medium: 'voice' | 'video'
  /** Without an appointment: at the school's phone, or from home. */
  origin: 'walkIn' | 'home'
  /** Brothers and sisters who share the booking and were not there. */
  absent: number[]
  outcome: Outcome | ''
  /** Whole minutes; 0 while not said. */
  minutes: number
  /** 1 to 5; 0 while not said. */
  mood: number
  topics: string[]
  line: string
  /** School date and `14:05`, when it began. */
  date: string
  time: string
  /** The beginning was set by hand, or by dialling: saving does not move it. */
  timed: boolean
}

/** The beginning of a call at an instant (ISO or milliseconds since 1970), as the form keeps it. */
export function beginning(instant: string | number): { date: string; time: string } {
  return { date: dateOf(instant), time: clockText(minuteOf(instant)) }
}

/** A fresh form. A booking that is over began when it was booked for; anything else began just now (`present`, ms since 1970). */
export function freshEntry(view: View, present: number): Entry {
  const past = view.bookedAt !== '' && Date.parse(view.bookedAt) <= present
  const begun = beginning(past ? view.bookedAt : present)
  return {
    relativeId: view.first,
    medium: view.medium,
    origin: 'walkIn',
    absent: [],
    outcome: '',
    minutes: 0,
    mood: 0,
    topics: [],
    line: '',
    ...begun,
    timed: past,
  }
}

/** What is still missing, by field, so that nothing half goes out from a phone without network. */
export function lacking({ outcome, minutes, origin }: Entry): { outcome?: string; minutes?: string } {
  if (outcome === '') return { outcome: '先选一下结果' }
  // Nobody looks at the clock at home.
  return outcome === 'reached' && minutes <= 0 && origin !== 'home' ? { minutes: '聊了几分钟？' } : {}
}

const MINUTE_MS = 60_000

function startOf(entry: Entry, present: number): number {
  const said = Date.parse(instantAt(entry.date, minuteFromText(entry.time) ?? 0))
  // A call that is logged right after it ended began its own length ago.
  const latest = entry.timed ? present : present - entry.minutes * MINUTE_MS
  return Math.min(said, latest)
}

/** The command. What belongs to a conversation goes along only where there was one, and the guardians have not taken their consent back. `present` in milliseconds since 1970. */
export function inputOf(view: View, entry: Entry, present: number): Input<'calls.log'> {
  const reached = entry.outcome === 'reached'
  const told = reached && !view.bare
  return {
    childId: view.childId,
    ...(entry.relativeId ? { relativeId: entry.relativeId } : {}),
    ...(view.bookingId ? { bookingId: view.bookingId } : {}),
    ...(entry.origin === 'home' ? { origin: 'home' as const } : {}),
    ...(reached && entry.absent.length > 0 ? { absent: entry.absent } : {}),
    medium: entry.medium,
    outcome: entry.outcome as Outcome,
    startedAt: new Date(startOf(entry, present)).toISOString(),
    durationSeconds: reached ? entry.minutes * 60 : 0,
    ...(told && entry.mood ? { mood: entry.mood } : {}),
    topics: told ? (entry.topics as Input<'calls.log'>['topics']) : [],
    line: view.bare ? '' : entry.line.trim(),
  }
}
