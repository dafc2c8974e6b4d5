import { plan, turns, type Family, type Week } from '../../domain/planner'

/** A family as it stays from week to week. */
export interface Sharer {
  id: string
  size: number
  options: Family['options']
  /** Nobody ever answers there: a turn is a turn all the same, only the silence grows. */
  neverAnswers?: boolean
}

/**
 * Plans week after week and says for each family its longest wait: the weeks from one turn to the next (from the beginning to the first; until the end from the
 * last). In `closed` weeks the phone does not ring at all.
 */
export function longestWaits(slots: number, sharers: Sharer[], weeks: number, closed: number[] = []): number[] {
  const last = sharers.map(() => -1)
  const answered = sharers.map(() => -1)
  const longest = sharers.map(() => 0)
  for (let week = 0; week < weeks; week += 1) {
    const served = closed.includes(week) ? new Set<string>() : servedIn(weekOf(slots, sharers, week, last, answered))
    sharers.forEach(({ id, neverAnswers }, at) => {
      longest[at] = Math.max(longest[at]!, week - last[at]!)
      if (!served.has(id)) return
      last[at] = week
      if (!neverAnswers) answered[at] = week
    })
  }
  return longest
}

/** A week of theirs, as told when `week` is planned. */
export function weekOf(slots: number, sharers: Sharer[], week: number, last: number[], answered: number[]): Week {
  return {
    slots: Array.from({ length: slots }, (_, at) => ({ id: `s${String(at).padStart(3, '0')}` })),
    families: sharers.map(({ id, size, options }, at) => ({
      id,
      size,
      options,
      waiting: week - 1 - last[at]!,
      silent: week - 1 - answered[at]!,
    })),
  }
}

const servedIn = (week: Week) => new Set(plan(turns(week)).seats.map(({ family }) => family))
