/** A seeded stream of chance (mulberry32): the same name gives the same stream on every machine. One stream an area, so that a change in one moves no other. */
export class Random {
  private state: number

  constructor(name: string) {
    this.state = 2_166_136_261
    for (const letter of name) this.state = Math.imul(this.state ^ letter.codePointAt(0)!, 16_777_619)
  }

  /** From 0 up to, but not including, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  /** A whole number from `least` to `most`, both included. */
  int(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }

  chance(share: number): boolean {
    return this.next() < share
  }

  pick<T>(list: readonly T[]): T {
    return list[this.int(0, list.length - 1)]!
  }

  /** One key of a table of weights. */
  weighted<K extends string>(weights: Record<K, number>): K {
    const entries = Object.entries(weights) as [K, number][]
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [key, weight] of entries) if ((left -= weight) < 0) return key
    return entries.at(-1)![0]
  }

  shuffled<T>(list: readonly T[]): T[] {
    const out = [...list]
    for (let last = out.length - 1; last > 0; last--) {
      const other = this.int(0, last)
      const kept = out[last]!
      out[last] = out[other]!
      out[other] = kept
    }
    return out
  }

  /** Some of a list, in the list's order. */
  some<T>(list: readonly T[], count: number): T[] {
    const chosen = new Set(this.shuffled(list).slice(0, count))
    return list.filter((one) => chosen.has(one))
  }
}
