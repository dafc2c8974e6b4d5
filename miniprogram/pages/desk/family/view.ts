import { callee, type Calling } from '../entry'
import type { Turn } from '../turns'

export interface FamilyView {
  /** Whom the large button dials; empty where nobody on the card has a number. */
  who: string
  phones: string
  /** `再拨一次` after the first try. */
  button: string
  /** `没接通，打下一位：妈妈 王秀英`; empty where there is nobody else. */
  next: string
  /** Everybody with a number, for choosing freely. */
  everybody: string[]
}

/** Whom to call, and whom next. */
export function familyView(turn: Turn, calling: Calling): FamilyView {
  const person = callee(turn, calling)
  const next = callee(turn, { ...calling, place: calling.place + 1 })
  const tried = calling.since > 0
  return {
    who: person?.label ?? '',
    phones: person?.phones ?? '',
    button: person ? `${tried ? '再拨' : '拨给'} ${person.label}` : '',
    next: tried && next ? `没接通，打下一位：${next.label}` : '',
    everybody: turn.people.filter(({ dialable }) => dialable).map(({ label, phones }) => `${label} ${phones}`),
  }
}
