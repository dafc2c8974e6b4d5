import type { Board } from './board'

const NONE = -1
const FAR = Infinity

/**
 * Seats families one after the other, those who go first first, so that after each the seating is the best there is for all so far:
 * as many of the longest waiting as can be, then of the next, and so on, and among all such seatings the cheapest.
 *
 * A newcomer changes the best seating along one path: she takes a slot, its holder moves to another, ... until a free slot is reached. If one can be
 * reached she must be seated, by the cheapest path (Dijkstra, with one price a slot so that no step costs less than nothing). If none can, all the slots
 * in reach are full for good; then somebody of the *same* rank may give way where that makes the whole cheaper. Nobody of a better rank ever loses a
 * seat. docs/adr/0011 has the argument.
 */
export class Seating {
  /** The slot of each family, or -1. */
  readonly seat: Int32Array
  /** The family in each slot, or -1. */
  readonly holder: Int32Array
  /** What the seat of the holder costs, by slot. */
  private readonly paid: Int32Array
  private readonly price: Float64Array
  private readonly distance: Float64Array
  private readonly from: Int32Array
  private readonly fromCost: Int32Array
  /** The rank for which a slot was found to be full for good; later ranks need not look. */
  private readonly full: Int32Array
  /** Slots in reach: [0, settled) are done, [settled, nearest) have the shortest distance, the others are open. */
  private readonly reach: Int32Array
  private reached = 0
  private settled = 0
  /** The nearest free slot found so far, and how far it is. */
  private free = NONE
  private limit = FAR

  constructor(private readonly board: Board) {
    const slots = board.slots.length
    this.seat = new Int32Array(board.families.length).fill(NONE)
    this.holder = new Int32Array(slots).fill(NONE)
    this.paid = new Int32Array(slots)
    this.price = new Float64Array(slots)
    this.distance = new Float64Array(slots).fill(FAR)
    this.from = new Int32Array(slots)
    this.fromCost = new Int32Array(slots)
    this.full = new Int32Array(slots).fill(board.families.length)
    this.reach = new Int32Array(slots)
    for (let family = 0; family < board.families.length; family += 1) this.add(family)
  }

  private add(family: number): void {
    const end = this.search(family)
    if (end === NONE) this.giveWay(family)
    else {
      for (let at = 0; at < this.settled; at += 1) {
        const slot = this.reach[at]!
        this.price[slot]! += this.distance[slot]! - this.limit
      }
      this.moveAlong(end, family)
    }
    for (let at = 0; at < this.reached; at += 1) this.distance[this.reach[at]!] = FAR
  }

  /** The nearest free slot, or -1 with every slot in reach settled. */
  private search(family: number): number {
    const { reach, distance, holder, paid, price } = this
    this.reached = 0
    this.settled = 0
    this.limit = FAR
    this.free = NONE
    this.look(family, 0, this.board.rank[family]!)
    let nearest = 0
    while (this.settled < this.reached) {
      if (this.settled === nearest) nearest = this.bringNearest()
      const slot = reach[this.settled]!
      const far = distance[slot]!
      if (far >= this.limit) break
      this.settled += 1
      this.look(holder[slot]!, far - paid[slot]! + price[slot]!, this.board.rank[family]!)
    }
    return this.free
  }

  /** Follows the options of a family from where it stands. What is no nearer than a free slot already found is of no use. */
  private look(family: number, base: number, rank: number): void {
    const { to, cost } = this.board
    const { price, distance, from, fromCost, full, holder } = this
    for (let at = this.board.start[family]!, end = this.board.start[family + 1]!; at < end; at += 1) {
      const slot = to[at]!
      const far = base + cost[at]! - price[slot]!
      if (far >= this.limit || far >= distance[slot]! || full[slot]! < rank) continue
      from[slot] = family
      fromCost[slot] = cost[at]!
      if (holder[slot] === NONE) {
        this.limit = far
        this.free = slot
      } else {
        if (distance[slot] === FAR) this.reach[this.reached++] = slot
        distance[slot] = far
      }
    }
  }

  /** Moves the open slots with the shortest distance to the front of the open ones; says where they end. */
  private bringNearest(): number {
    const { reach, distance } = this
    let end = this.settled
    let shortest = FAR
    for (let at = this.settled; at < this.reached; at += 1) {
      const slot = reach[at]!
      const far = distance[slot]!
      if (far > shortest) continue
      if (far < shortest) {
        shortest = far
        end = this.settled
      }
      reach[at] = reach[end]!
      reach[end] = slot
      end += 1
    }
    return end
  }

  /** No free slot in reach. Whoever of the newcomer's rank costs more than the newcomer would makes room; else the newcomer is left over. */
  private giveWay(family: number): void {
    const { rank } = this.board
    let [least, furthest, leaves] = [0, 0, NONE]
    for (let at = 0; at < this.reached; at += 1) {
      const slot = this.reach[at]!
      const far = this.distance[slot]!
      this.full[slot] = rank[family]!
      if (far > furthest) furthest = far
      if (rank[this.holder[slot]!] !== rank[family]) continue
      const change = far + this.price[slot]! - this.paid[slot]!
      if (change < least) [least, leaves] = [change, slot]
    }
    if (leaves === NONE) return
    for (let at = 0; at < this.reached; at += 1) {
      const slot = this.reach[at]!
      this.price[slot]! += this.distance[slot]! - furthest
    }
    this.seat[this.holder[leaves]!] = NONE
    this.moveAlong(leaves, family)
  }

  private moveAlong(end: number, newcomer: number): void {
    let slot = end
    for (;;) {
      const family = this.from[slot]!
      const left = this.seat[family]!
      this.seat[family] = slot
      this.holder[slot] = family
      this.paid[slot] = this.fromCost[slot]!
      if (family === newcomer) return
      slot = left
    }
  }
}
