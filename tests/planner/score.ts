import type { Plan, Week } from '../../domain/planner'
import { Levels } from './levels'

/**
 * What a plan is worth, level by level, the first level first: children served of each class, then the preferences' cost (less is better, so negative).
 * Throws where the plan is not one: a slot held twice, a slot that does not suit.
 */
export function scoreOf(week: Week, plan: Plan): number[] {
  const classes = new Levels(week.families)
  const score = new Array<number>(classes.levels + 1).fill(0)
  const families = new Map(week.families.map((family) => [family.id, family]))
  const held = new Set<string>()
  for (const { family: id, slot, cost } of plan.seats) {
    const family = families.get(id)!
    const place = week.slots.findIndex((one) => one.id === slot)
    if (held.has(slot)) throw new Error(`${slot} is held twice`)
    held.add(slot)
    if (!family.options.some(([option, price]) => option === place && price === cost))
      throw new Error(`${slot} does not suit ${id}`)
    families.delete(id)
    score[classes.get(family)!]! += family.size
    score[classes.levels]! -= cost
  }
  return score
}
