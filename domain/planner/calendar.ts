import type { Board } from './board'

const NOWHERE = -1

/**
 * Places families into the slots of this week and of the weeks to come (which are taken to be like this one), each no later than it is due. A seat is the
 * number week * slots + slot. Placing one family may move others, never drop them.
 */
export class Calendar {
  /** The seat of each family, or -1. */
  readonly seat: Int32Array
  private holder: Int32Array
  private seen: Int32Array
  private from: Int32Array
  private queue: Int32Array
  private search = 0

  /** `weeks[f]`: within how many weeks family f is to have its turn; may be raised at any time. */
  constructor(
    private readonly board: Board,
    readonly weeks: Int32Array,
  ) {
    this.seat = new Int32Array(board.families.length).fill(NOWHERE)
    this.holder = new Int32Array(0)
    this.seen = this.holder
    this.from = this.holder
    this.queue = this.holder
  }

  /** Places everybody who can be placed; says who cannot. */
  placeAll(): number[] {
    const without: number[] = []
    for (let family = 0; family < this.seat.length; family += 1)
      if (this.seat[family] === NOWHERE && this.mayEver(family) && !this.place(family)) without.push(family)
    return without
  }

  /** Places a family, moving others where that is needed; false where it cannot be, and then nothing has changed. */
  place(family: number): boolean {
    this.grow()
    this.search += 1
    let [done, found] = [0, this.look(family, 0)]
    while (done < found) {
      const seat = this.queue[done++]!
      const holder = this.holder[seat]!
      if (holder === NOWHERE) {
        this.moveAlong(seat, family)
        return true
      }
      found = this.look(holder, found)
    }
    return false
  }

  /** Settles that a family has its turn this week, if all others can still be placed. */
  settle(family: number): boolean {
    const seat = this.seat[family]!
    const weeks = this.weeks[family]!
    this.weeks[family] = 1
    if (seat !== NOWHERE && seat < this.board.slots.length) return true
    if (seat !== NOWHERE) this.holder[seat] = NOWHERE
    this.seat[family] = NOWHERE
    if (this.place(family)) return true
    this.weeks[family] = weeks
    this.seat[family] = seat
    if (seat !== NOWHERE) this.holder[seat] = family
    return false
  }

  /** Everybody who stands in the way of one of these families, who cannot be placed, and they themselves: together they are too many. */
  crowd(families: number[]): Set<number> {
    this.grow()
    this.search += 1
    const crowd = new Set(families)
    let [done, found] = [0, 0]
    for (const family of families) found = this.look(family, found)
    while (done < found) {
      const holder = this.holder[this.queue[done++]!]!
      crowd.add(holder)
      found = this.look(holder, found)
    }
    return crowd
  }

  mayEver(family: number): boolean {
    return this.board.start[family] !== this.board.start[family + 1]
  }

  private look(family: number, found: number): number {
    const { start, to, slots } = this.board
    let end = found
    for (let week = 0; week < this.weeks[family]!; week += 1)
      for (let at = start[family]!; at < start[family + 1]!; at += 1) {
        const seat = week * slots.length + to[at]!
        if (this.seen[seat] === this.search) continue
        this.seen[seat] = this.search
        this.from[seat] = family
        this.queue[end++] = seat
      }
    return end
  }

  private moveAlong(end: number, newcomer: number): void {
    let seat = end
    for (;;) {
      const family = this.from[seat]!
      const left = this.seat[family]!
      this.seat[family] = seat
      this.holder[seat] = family
      if (family === newcomer) return
      seat = left
    }
  }

  /** Room for the furthest week that anybody may be placed in. */
  private grow(): void {
    const seats = this.weeks.reduce((most, weeks) => Math.max(most, weeks), 1) * this.board.slots.length
    if (seats <= this.holder.length) return
    const larger = (old: Int32Array, filling: number) => {
      const fresh = new Int32Array(2 * seats).fill(filling)
      fresh.set(old)
      return fresh
    }
    this.holder = larger(this.holder, NOWHERE)
    this.seen = larger(this.seen, 0)
    this.from = larger(this.from, NOWHERE)
    this.queue = larger(this.queue, 0)
  }
}
