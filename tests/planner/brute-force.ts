import type { Week } from '../../domain/planner'
import { Levels } from './levels'

/** The best score over every way to seat a tiny week, by trying them all. */
export function bestByTrying(week: Week): number[] {
  const classes = new Levels(week.families)
  const score = new Array<number>(classes.levels + 1).fill(0)
  const taken = new Set<number>()
  let best = score.slice()
  const go = (at: number): void => {
    const family = week.families[at]
    if (!family) {
      if (better(score, best)) best = score.slice()
      return
    }
    go(at + 1)
    const level = classes.get(family)!
    for (const [slot, cost] of family.options) {
      if (taken.has(slot)) continue
      taken.add(slot)
      score[level]! += family.size
      score[classes.levels]! -= cost
      go(at + 1)
      score[level]! -= family.size
      score[classes.levels]! += cost
      taken.delete(slot)
    }
  }
  go(0)
  return best
}

function better(a: number[], b: number[]): boolean {
  const at = a.findIndex((value, place) => value !== b[place])
  return at >= 0 && a[at]! > b[at]!
}
