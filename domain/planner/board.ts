import type { Family, Plan, Week } from './shape'

/** What a pin outside the family's own options counts as in preference: the worst. */
const PINNED_ANYWAY = 100

/** A week in one order, whatever order it was told in: who goes first stands first; options lie behind each other in typed arrays. */
export interface Board {
  families: Family[]
  /** Slot ids in order. */
  slots: string[]
  /** Families of one rank may stand in for each other; a lower rank goes first. */
  rank: Int32Array
  /** The options of family f are to[start[f]] .. to[start[f + 1] - 1], in the slots' order. */
  start: Int32Array
  to: Int32Array
  cost: Int32Array
  pinned: boolean[]
  refusedPins: Plan['refusedPins']
}

/** Orders a week and settles its pins: a pinned family goes before all others and has no other option. */
export function board(week: Week): Board {
  const order = week.slots.map((_, at) => at).sort((a, b) => byId(week.slots[a]!.id, week.slots[b]!.id))
  const placeOf = new Int32Array(week.slots.length)
  order.forEach((at, place) => (placeOf[at] = place))
  const ranked = [...week.families].sort(before)
  const { pinOf, refusedPins } = settlePins(ranked, week.slots.length)
  const families = pinOf.size ? [...ranked].sort((a, b) => +pinOf.has(b) - +pinOf.has(a)) : ranked
  const pinned = families.map((family) => pinOf.has(family))
  return {
    families,
    slots: order.map((at) => week.slots[at]!.id),
    rank: ranks(families, pinned),
    ...options(families, placeOf, pinOf),
    pinned,
    refusedPins,
  }
}

/** Who goes first: by waiting, by whose turn is due, by silence, then more children; ids only make the order one order. */
function before(a: Family, b: Family): number {
  return compareTurn(a, b) || b.size - a.size || byId(a.id, b.id)
}

/** Orders two families by how long they have waited alone, as in {@link before}. */
function compareTurn(a: Family, b: Family): number {
  return b.waiting - a.waiting || Number(b.due ?? false) - Number(a.due ?? false) || (b.silent ?? 0) - (a.silent ?? 0)
}

/** By code units: the same on every machine, unlike the order of a language. */
export function byId(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function settlePins(ranked: Family[], slots: number) {
  const pinOf = new Map<Family, number>()
  const taken = new Set<number>()
  const refusedPins: Plan['refusedPins'] = []
  for (const family of ranked) {
    const slot = family.pinned
    if (slot === undefined) continue
    if (!Number.isInteger(slot) || slot < 0 || slot >= slots) refusedPins.push({ family: family.id, why: 'noSuchSlot' })
    else if (taken.has(slot)) refusedPins.push({ family: family.id, why: 'alreadyPinned' })
    else pinOf.set(family, slot)
    taken.add(slot)
  }
  return { pinOf, refusedPins }
}

function ranks(families: Family[], pinned: boolean[]): Int32Array {
  const rank = new Int32Array(families.length)
  for (let f = 1; f < families.length; f += 1) {
    const [a, b] = [families[f - 1]!, families[f]!]
    const equal = pinned[f - 1] === pinned[f] && a.size === b.size && compareTurn(a, b) === 0
    rank[f] = rank[f - 1]! + (equal ? 0 : 1)
  }
  return rank
}

/** A slot that is told twice counts with its better cost; one that does not exist counts for nothing. */
function options(families: Family[], placeOf: Int32Array, pinOf: Map<Family, number>) {
  const room = families.reduce((sum, family) => sum + Math.max(1, family.options.length), 0)
  const [start, to, cost] = [new Int32Array(families.length + 1), new Int32Array(room), new Int32Array(room)]
  const best = new Int32Array(placeOf.length).fill(-1)
  let end = 0
  families.forEach((family, f) => {
    const pin = pinOf.get(family)
    collect(best, family.options, placeOf)
    if (pin !== undefined) keepOnly(best, placeOf[pin]!)
    for (let place = 0; place < best.length; place += 1) {
      if (best[place]! < 0) continue
      to[end] = place
      cost[end] = best[place]!
      best[place] = -1
      end += 1
    }
    start[f + 1] = end
  })
  return { start, to: to.subarray(0, end), cost: cost.subarray(0, end) }
}

function collect(best: Int32Array, options: Family['options'], placeOf: Int32Array): void {
  for (let at = 0; at < options.length; at += 1) {
    const option = options[at]!
    const place = placeOf[option[0]]
    if (place !== undefined && (best[place]! < 0 || option[1] < best[place]!)) best[place] = option[1]
  }
}

function keepOnly(best: Int32Array, place: number): void {
  const cost = best[place]! < 0 ? PINNED_ANYWAY : best[place]!
  best.fill(-1)
  best[place] = cost
}
