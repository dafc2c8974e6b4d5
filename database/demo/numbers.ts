/** Ends of made-up numbers (1990000xxxx) that the sample rosters leave free: a parent imported from one of them never signs in as somebody of this county. */
const freeSpans = [
  [710, 827],
  [1455, 1590],
  [3978, 4112],
  [4506, 4615],
  [5086, 5194],
  [5682, 5787],
  [6396, 6512],
  [6831, 6943],
  [6956, 7087],
  [9119, 9226],
] as const

/** Prime, and no divisor of the list's length: the stride visits every number once. */
const STRIDE = 389

/** Hands out made-up mobile numbers, each once. */
export class Numbers {
  private readonly ends = freeSpans.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, at) => from + at))
  private given = 0

  /** @throws Error when the county has grown past the numbers there are. */
  next(): string {
    if (this.given >= this.ends.length) throw new Error('The demo county has run out of made-up numbers.')
    const end = this.ends[(this.given++ * STRIDE) % this.ends.length]!
    return `1990000${String(end).padStart(4, '0')}`
  }
}
