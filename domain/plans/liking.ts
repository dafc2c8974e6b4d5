import { partOf } from '../../contract/availability-cells'
import { dateOf, minuteOf } from '../../contract/week'
import { costOf, mayCall } from '../availability/reach'
import type { Reach } from '../availability/reach'
import type { Facts } from './gather'
import type { Party } from './parties'

/** Each place further down the card costs so much: the parents whom the child wants to hear come first. */
const PLACE_COST = 5
/** What the time of the week before is worth: nobody likes a time that changes every week. */
const SAME_TIME = 25
const MOST = 100

/** A time, and who would be called then. */
export interface Liking {
  cost: number
  relativeId: number
}

/** How well a time suits a family; null where nobody can be called then. */
export type Likes = (party: Party, startsAt: string) => Liking | null

/** Reads the availabilities, what the log has taught, and last week's times. */
export function likesOf(facts: Facts): Likes {
  const costs = costsOf(facts)
  const before = new Set(facts.before.map(({ childId, startsAt }) => `${childId}@${weekLater(startsAt)}`))
  return ({ children, callees }, startsAt) => {
    const kept = children.some((child) => before.has(`${child}@${startsAt}`)) ? SAME_TIME : 0
    let best: Liking | null = null
    for (const [place, relativeId] of callees.entries()) {
      const own = costs(relativeId, startsAt)
      if (own === null) continue
      const cost = Math.max(0, Math.min(MOST, own + place * PLACE_COST) - kept)
      if (best === null || cost < best.cost) best = { cost, relativeId }
    }
    return best
  }
}

/**
 * What a time costs one relative, null where they cannot be called. Both what people said and what the log says go by the day and its part, so that
 * a part is asked for once, however many slots it has: a plan asks some ten thousand times.
 */
function costsOf(facts: Facts): (relativeId: number, startsAt: string) => number | null {
  const reach = new Map<number, Reach>(facts.reach.map(({ relativeId, reach: known }) => [relativeId, known]))
  const parts = new Map<string, string>()
  const known = new Map<string, number | null>()
  return (relativeId, startsAt) => {
    let part = parts.get(startsAt)
    if (part === undefined) parts.set(startsAt, (part = `${dateOf(startsAt)} ${partOf(minuteOf(startsAt))}`))
    const said = reach.get(relativeId) ?? null
    const key = said ? `${relativeId} ${part}` : part
    let cost = known.get(key)
    if (cost === undefined) known.set(key, (cost = mayCall(said, startsAt) ? costOf(said, startsAt) : null))
    return cost
  }
}

function weekLater(startsAt: string): string {
  return new Date(Date.parse(startsAt) + 7 * 24 * 3600_000).toISOString()
}
