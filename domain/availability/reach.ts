import { isFree } from '../../contract/availability-cells'
import type { Availability } from '../../contract/availability-cells'
import { cellOf, chanceIn } from './learned'
import type { Answers } from './learned'

/** What is known of when one relative can be reached: what they said, and how often they answered. */
export interface Reach {
  availability: Availability | null
  answers: Answers | null
}

/** How well a slot suits somebody: declared free or usually answering; not known; declared busy. */
export type Suit = 'fits' | 'unknown' | 'not'

/** So many answered calls (recent ones count about one each) are enough to speak of a habit. */
const HABIT_FROM = 1.5
const USUALLY = 0.7
/** Below this, what was declared is no longer believed. */
const RARELY = 0.5

/** False only where somebody has said that they cannot be reached then. */
export function mayCall(reach: Reach | null, startsAt: string): boolean {
  return !reach?.availability || isFree(reach.availability, startsAt)
}

/** How probably they answer a call that begins then, as a number between 0 and 1. Ask `mayCall` first. */
export function chanceOf(reach: Reach | null, startsAt: string): number {
  return chanceIn(reach?.answers ?? [], startsAt, Boolean(reach?.availability))
}

/** What a slot costs a planner, an integer from 0 (best) to 100. */
export function costOf(reach: Reach | null, startsAt: string): number {
  return mayCall(reach, startsAt) ? Math.round(100 * (1 - chanceOf(reach, startsAt))) : 100
}

/** The mark of a slot on the board. */
export function suitOf(reach: Reach | null, startsAt: string): Suit {
  if (!mayCall(reach, startsAt)) return 'not'
  const chance = chanceOf(reach, startsAt)
  if (reach?.availability) return chance >= RARELY ? 'fits' : 'unknown'
  const cell = cellOf(reach?.answers ?? [], startsAt)
  return cell && cell.reached >= HABIT_FROM && chance >= USUALLY ? 'fits' : 'unknown'
}
