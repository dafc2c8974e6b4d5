import { Random } from '../../database/demo/random'
import type { Week } from '../../domain/planner'

/** Children who get a call when nobody plans: families come in some order and each takes the free slot it likes best. */
export function servedFirstCome(week: Week, name: string): number {
  const taken = new Set<number>()
  let children = 0
  for (const { options, size } of new Random(name).shuffled(week.families)) {
    let best: [slot: number, cost: number] | undefined
    for (const option of options) if (!taken.has(option[0]) && (!best || option[1] < best[1])) best = option
    if (!best) continue
    taken.add(best[0])
    children += size
  }
  return children
}
