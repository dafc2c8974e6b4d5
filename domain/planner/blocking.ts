import { byId, type Board } from './board'
import type { BlockingSet, Left, Plan } from './shape'

/** The slots that a left-over family could come to if holders moved, all of them full; in order. */
interface Reach {
  family: number
  slots: Int32Array
}

/**
 * Why families are left over. From each, follow its slots to their holders, the holders' other slots and so on: all are full (else the family would have
 * been seated), so the holders and the family can use these slots alone and are one more than they. That is Hall's condition, broken.
 */
export function blocking(board: Board, seat: Int32Array): Pick<Plan, 'left' | 'blocking' | 'cores'> {
  const holder = new Int32Array(board.slots.length).fill(-1)
  seat.forEach((slot, family) => slot >= 0 && (holder[slot] = family))
  const reaches = reachesOf(board, seat, holder)
  const cores = distinct(reaches)
  const sets = merged(board.slots.length, cores)
  const left: Left[] = []
  let next = 0
  board.families.forEach(({ id, size }, family) => {
    if (seat[family]! >= 0) return
    if (reaches[next]?.family !== family) return left.push({ family: id, size, why: 'noSlot' })
    const { slots } = reaches[next++]!
    const core = cores.findIndex((one) => equal(one, slots))
    left.push({ family: id, size, why: 'blocked', set: sets.of[slots[0]!]!, core })
  })
  const told = (slots: Int32Array) => setOf(board, holder, reaches, slots)
  return { left, blocking: sets.slots.map(told), cores: cores.map(told) }
}

function reachesOf(board: Board, seat: Int32Array, holder: Int32Array): Reach[] {
  const { start, to } = board
  const [seen, queue] = [new Int32Array(board.slots.length).fill(-1), new Int32Array(board.slots.length)]
  const reaches: Reach[] = []
  for (let family = 0; family < seat.length; family += 1) {
    if (seat[family]! >= 0 || start[family] === start[family + 1]) continue
    let [done, found] = [0, 0]
    for (let one = family; ; one = holder[queue[done++]!]!) {
      for (let at = start[one]!, end = start[one + 1]!; at < end; at += 1) {
        const slot = to[at]!
        if (seen[slot] === family) continue
        seen[slot] = family
        queue[found++] = slot
      }
      if (done === found) break
    }
    reaches.push({ family, slots: queue.slice(0, found).sort() })
  }
  return reaches
}

/** The slots of each reach once, the narrowest first. */
function distinct(reaches: Reach[]): Int32Array[] {
  const found: Int32Array[] = []
  for (const { slots } of reaches) if (!found.some((one) => equal(one, slots))) found.push(slots)
  return found.sort((a, b) => a.length - b.length || a[firstDifference(a, b)]! - b[firstDifference(a, b)]!)
}

function equal(a: Int32Array, b: Int32Array): boolean {
  return a.length === b.length && firstDifference(a, b) === a.length
}

function firstDifference(a: Int32Array, b: Int32Array): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  return at
}

/** Reaches that share a slot become one set; says too in which set each slot is. */
function merged(slots: number, reaches: Int32Array[]): { of: Int32Array; slots: Int32Array[] } {
  const of = new Int32Array(slots).fill(-1)
  let sets: Int32Array[] = []
  for (const reach of [...reaches].reverse()) {
    const touched = new Set<number>()
    for (const slot of reach) if (of[slot]! >= 0) touched.add(of[slot]!)
    const all = new Set<number>(reach)
    for (const at of touched) {
      for (const slot of sets[at]!) all.add(slot)
      sets[at] = new Int32Array(0)
    }
    for (const slot of all) of[slot] = sets.length
    sets.push(Int32Array.from(all).sort())
  }
  sets = sets.filter((set) => set.length).sort((a, b) => a[0]! - b[0]!)
  sets.forEach((set, at) => set.forEach((slot) => (of[slot] = at)))
  return { of, slots: sets }
}

/** All who can use nothing but these slots: their holders, and every left-over family whose reach lies within. */
function setOf(board: Board, holder: Int32Array, reaches: Reach[], slots: Int32Array): BlockingSet {
  const within = new Set<number>(slots)
  const families = [...slots].map((slot) => holder[slot]!)
  for (const reach of reaches)
    if (reach.slots.length <= slots.length && reach.slots.every((slot) => within.has(slot))) families.push(reach.family)
  return {
    families: families.map((family) => board.families[family]!.id).sort(byId),
    slots: [...slots].map((slot) => board.slots[slot]!),
  }
}
