import { addDays, dateOf, type DateText } from '../../../../../../contract/week'
import type { Member } from '../../view'

export interface View {
  /** `ok`, `waiting` or `missed`, as the classes of colour are called; the icon says it too. */
  tone: 'reached' | 'waiting' | 'missed'
  icon: string
  text: string
}

/** Where the yearly check stands, and what to do. */
export function toView({ state, lastOn, dueOn }: Member['check']): View {
  switch (state) {
    case 'ok':
      return { tone: 'reached', icon: 'check-round', text: `${lastOn} 查过，${dueOn} 前再查` }
    case 'dueSoon':
      return { tone: 'waiting', icon: 'clock', text: `${lastOn} 查过，${dueOn} 到期，请尽快再查` }
    case 'due':
      return { tone: 'missed', icon: 'warning-round', text: `${lastOn} 查过，${dueOn} 已到期，请马上再查` }
    case 'never':
      return { tone: 'missed', icon: 'warning-round', text: '还没有查询记录，上岗前就要查' }
  }
}

/** The days that can be chosen: of the last two years, none to come. `present` in milliseconds since 1970. */
export function daysUntil(present: number): { first: DateText; today: DateText } {
  const today = dateOf(present)
  return { first: addDays(today, -730), today }
}
