import type { Input } from '../../../contract/actions'
import type { Outcome, Person, Turn } from './turns'

/** What the desk says of a conversation. */
export interface Talk {
  minutes: number
  /** 1 to 5; 0 while not said. */
  mood: number
  line: string
  /** Brothers and sisters who were not there. */
  absent: number[]
}

/** How the call stands: whom the desk is calling, and since when. */
export interface Calling {
  /** Place in the order of relatives. */
  place: number
  /** Milliseconds since 1970; 0 while nobody was dialled. */
  since: number
}

export const notCalling: Calling = { place: 0, since: 0 }

const MINUTE_MS = 60_000
const LONGEST = 120

/** A fresh talk: as long as it has been since the number was dialled, so that the usual one needs no tap for its minutes. */
export function freshTalk({ since }: Calling, present: number): Talk {
  const minutes = since > 0 ? Math.round((present - since) / MINUTE_MS) : 0
  return { minutes: minutes > LONGEST ? 0 : minutes, mood: 0, line: '', absent: [] }
}

/** The relative who is called at this place of the order; those without a number are passed over. */
export function callee({ people }: Turn, { place }: Calling): Person | undefined {
  return people.filter(({ dialable }) => dialable)[place]
}

/**
 * The command for a turn. Named is a child who was there, with the relative who was called where that is on the child's card.
 * @param present milliseconds since 1970
 */
export function inputOf(
  turn: Turn,
  outcome: Outcome,
  { minutes, mood, line, absent }: Talk,
  calling: Calling,
  present: number,
  video: boolean,
): Input<'calls.log'> {
  const reached = outcome === 'reached'
  const there = reached ? turn.children.filter(({ childId }) => !absent.includes(childId)) : turn.children
  const person = callee(turn, calling)
  const named = there.find(({ childId }) => person?.childIds.includes(childId)) ?? there[0]!
  const knows = person?.childIds.includes(named.childId)
  const began = calling.since > 0 ? calling.since : present - (reached ? minutes * MINUTE_MS : 0)
  return {
    childId: named.childId,
    bookingId: named.bookingId,
    ...(knows && (calling.since > 0 || reached) ? { relativeId: person!.relativeId } : {}),
    medium: video ? 'video' : 'voice',
    outcome,
    startedAt: new Date(began).toISOString(),
    durationSeconds: reached ? minutes * 60 : 0,
    ...(reached && mood && !turn.bare ? { mood } : {}),
    ...(reached && absent.length > 0 ? { absent } : {}),
    line: turn.bare || !reached ? '' : line.trim(),
  }
}
