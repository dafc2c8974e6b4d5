/** What slots there are, and what other lengths would make of the same hours. */
export interface Counted {
  slots: number
  /** Calls that are needed: families, since siblings share one. */
  need: number
  /** The shortest slot of the lines in use; 10 where there is none yet. */
  slotMinutes: number
  /** Counted with slots of at most so many minutes. */
  shorter: Array<{ minutes: number; slots: number }>
}

export interface Advice {
  lacking: number
  moreMinutes: number
  shorter: { minutes: number; slots: number } | null
}

/**
 * What would help where slots are lacking: how many minutes more of opening hours, and which shorter slot length. Of those lengths that suffice the longest, since families should talk as long
 * as they can; where none does, the one that gives most, if it gives more at all.
 */
export function adviceOn({ slots, need, slotMinutes, shorter }: Counted): Advice {
  const lacking = Math.max(0, need - slots)
  if (lacking === 0) return { lacking: 0, moreMinutes: 0, shorter: null }
  const better = shorter.filter((one) => one.slots > slots).sort((a, b) => b.minutes - a.minutes)
  const enough = better.find((one) => one.slots >= need)
  const most = better.reduce<Advice['shorter']>((best, one) => (best && best.slots >= one.slots ? best : one), null)
  return { lacking, moreMinutes: lacking * slotMinutes, shorter: enough ?? most }
}
