import { board, byId, type Board } from './board'
import { blocking } from './blocking'
import { Seating } from './seating'
import type { Family, Level, Plan, Seat, Week } from './shape'

/**
 * Plans a week: the longest waiting families first, then as many children as can be, then what the parents like best; each exactly as good as it can be
 * without giving up anything of what stands before it. Tells also who is left over and why.
 */
export function plan(week: Week): Plan {
  const told = board(week)
  const { seat } = new Seating(told)
  const seats = seated(told, seat)
  const levels = levelsOf(told, seat)
  const sum = (of: (level: Level) => number) => levels.reduce((total, level) => total + of(level), 0)
  return {
    seats,
    ...blocking(told, seat),
    levels,
    families: told.families.length,
    children: sum((level) => level.children),
    servedFamilies: seats.length,
    servedChildren: sum((level) => level.servedChildren),
    cost: seats.reduce((total, one) => total + one.cost, 0),
    refusedPins: told.refusedPins,
  }
}

function seated({ families, slots, start, to, cost, pinned }: Board, seat: Int32Array): Seat[] {
  const seats: Seat[] = []
  families.forEach((family, f) => {
    if (seat[f]! < 0) return
    let at = start[f]!
    while (to[at] !== seat[f]) at += 1
    seats.push({ family: family.id, slot: slots[seat[f]!]!, cost: cost[at]!, pinned: pinned[f]! })
  })
  return seats.sort((a, b) => byId(a.family, b.family))
}

function levelsOf({ families }: Board, seat: Int32Array): Level[] {
  const levels = new Map<number, Level>()
  families.forEach((family, f) => count(levels, family, seat[f]! >= 0))
  return [...levels.values()].sort((a, b) => b.waiting - a.waiting)
}

function count(levels: Map<number, Level>, { waiting, size }: Family, served: boolean): void {
  let level = levels.get(waiting)
  if (!level) {
    level = { waiting, families: 0, children: 0, servedFamilies: 0, servedChildren: 0 }
    levels.set(waiting, level)
  }
  level.families += 1
  level.children += size
  if (!served) return
  level.servedFamilies += 1
  level.servedChildren += size
}
