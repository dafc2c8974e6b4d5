import type { BookedFacts, Facts, KidFacts } from './gather'
import { waitedOf } from './turns'
import type { Waited } from './turns'
import type { DateText } from '../../contract/week'

/** Children who are called together, and who of their relatives could be called, first choice first. */
export interface Party extends Waited {
  party: number
  children: number[]
  callees: number[]
}

export interface Parties {
  /** Those who need a time from the planner. */
  open: Party[]
  /** Children whose sibling has a call ahead already: they share it. */
  joining: { childId: number; call: BookedFacts }[]
  /** Nobody on the card can be called. */
  nobody: Party[]
}

/** Sorts a school's children into families, and those by what the plan has to do for them. Who has a booking, or has been reached this week, needs nothing. */
export function partiesOf(facts: Facts, week: DateText): Parties {
  const bookedKids = new Set(facts.booked.map(({ childId }) => childId))
  const pinned = new Set(facts.pins.map(({ childId }) => childId))
  const calleesOf = groupBy(facts.callees, ({ childId }) => childId)
  const found: Parties = { open: [], joining: [], nobody: [] }
  for (const [party, kids] of groupBy(facts.kids, (kid) => kid.party)) {
    const wanting = kids.filter(({ childId, served }) => !served && !bookedKids.has(childId))
    if (wanting.length === 0) continue
    const call = facts.booked.find((one) => one.ahead && one.party === party)
    const joins = call && !wanting.some(({ childId }) => pinned.has(childId))
    if (joins) found.joining.push(...wanting.map(({ childId }) => ({ childId, call })))
    else {
      const one = partyOf(party, wanting, week, calleesOf)
      ;(one.callees.length > 0 ? found.open : found.nobody).push(one)
    }
  }
  return found
}

function partyOf(party: number, kids: KidFacts[], week: DateText, of: Map<number, Facts['callees']>): Party {
  const children = kids.map(({ childId }) => childId).sort((a, b) => a - b)
  return { party, children, callees: calleesOfAll(children, of), ...waitedOf(kids, week) }
}

/** Who can be called about most of the siblings comes first, then in the order of the card. */
function calleesOfAll(children: number[], of: Map<number, Facts['callees']>): number[] {
  const rank = new Map<number, { count: number; place: number }>()
  for (const { relativeId, place } of children.flatMap((child) => of.get(child) ?? [])) {
    const known = rank.get(relativeId) ?? { count: 0, place }
    rank.set(relativeId, { count: known.count + 1, place: Math.min(known.place, place) })
  }
  const most = Math.max(0, ...[...rank.values()].map(({ count }) => count))
  return [...rank]
    .filter(([, { count }]) => count === most)
    .sort(([a, x], [b, y]) => x.place - y.place || a - b)
    .map(([relativeId]) => relativeId)
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
