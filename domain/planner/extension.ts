import type { Board } from './board'
import type { ExtraHour } from './shape'

const FREE = -1

/** What a remedy brings. */
export interface Gain {
  moreFamilies: number
  moreChildren: number
}

/**
 * A seating to which slots are added. One more slot serves at most one more family and nobody loses a seat by it: of those left over from whom the slot can
 * be reached by moves, the one who goes first. So what an hour brings is found slot by slot, backwards from the slot.
 */
export class Extension {
  private seat: Int32Array
  private readonly holder: Int32Array
  /** Whom each slot suits; the extra slots stand behind those of the week. */
  private readonly suits: number[][]
  private readonly slotsOf: number[][]

  constructor(
    private readonly board: Board,
    seat: Int32Array,
    hours: ExtraHour[],
  ) {
    this.seat = seat.slice()
    this.suits = suitsOf(board)
    const familyOf = new Map(board.families.map(({ id }, family) => [id, family]))
    this.slotsOf = hours.map(({ slots }) => slots.map(({ families }) => this.add(families, familyOf)))
    this.holder = new Int32Array(this.suits.length).fill(FREE)
    seat.forEach((slot, family) => slot >= 0 && (this.holder[slot] = family))
  }

  /** What the hour would bring now, without opening it. */
  gain(hour: number): Gain {
    const [seat, holder] = [this.seat.slice(), this.holder.slice()]
    const gain = this.keep(hour)
    this.seat = seat
    this.holder.set(holder)
    return gain
  }

  /** Opens the hour. */
  keep(hour: number): Gain {
    const gain = { moreFamilies: 0, moreChildren: 0 }
    for (const slot of this.slotsOf[hour]!) {
      const family = this.fill(slot)
      if (family === FREE) continue
      gain.moreFamilies += 1
      gain.moreChildren += this.board.families[family]!.size
    }
    return gain
  }

  private add(families: string[], familyOf: Map<string, number>): number {
    const suited = families.flatMap((id) => familyOf.get(id) ?? []).filter((family) => !this.board.pinned[family])
    return this.suits.push(suited) - 1
  }

  /** Seats the first of those left over who can come in if people move up towards this slot; -1 if nobody can. */
  private fill(slot: number): number {
    const towards = new Map<number, number>()
    const queue = [slot]
    let first = FREE
    for (let done = 0; done < queue.length; done += 1) {
      for (const family of this.suits[queue[done]!]!) {
        if (towards.has(family)) continue
        towards.set(family, queue[done]!)
        const seat = this.seat[family]!
        if (seat !== FREE) queue.push(seat)
        else if (first === FREE || family < first) first = family
      }
    }
    for (let family = first; family !== FREE;) {
      const into: number = towards.get(family)!
      const next: number = this.holder[into]!
      this.seat[family] = into
      this.holder[into] = family
      family = into === slot ? FREE : next
    }
    return first
  }
}

function suitsOf({ families, slots, start, to }: Board): number[][] {
  const suits: number[][] = slots.map(() => [])
  for (let family = 0; family < families.length; family += 1)
    for (let at = start[family]!; at < start[family + 1]!; at += 1) suits[to[at]!]!.push(family)
  return suits
}
