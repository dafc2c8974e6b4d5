import { addDays, dateOf } from '../../contract/week'
import type { DateText } from '../../contract/week'
import type { Chance } from './chance'
import type { Stage } from './stage'

/** Days of the week, Monday being 0: one becomes a holiday, and on the other the line breaks down. */
export const HOLIDAY = 3
export const BROKEN = 4

/** Everybody who plays. */
export interface Cast {
  stage: Stage
  chance: Chance
  say: (line: string) => void
  head: string
  desk: string
  /** The phones of bound parents, each with the children of theirs who go to this school. */
  families: { phone: string; children: number[] }[]
  told: Told
  /** The Monday of the week that is played. */
  week: DateText
}

/** Two families, of one child each, whose week is told and not left to chance: one loses its time to the holiday and looks for another, one misses its call and takes a time that somebody gives back. */
export interface Told {
  looks: OneChild
  takes: OneChild
}

interface OneChild {
  phone: string
  childId: number
}

/** Gathers the school's people. @throws Error where the school has no head, nobody at the desk or no two families to tell of */
export async function castOf(stage: Stage, play: Pick<Cast, 'chance' | 'say' | 'week'>): Promise<Cast> {
  const [head] = await stage.people('head')
  const [desk] = await stage.people('desk')
  if (!head || !desk) throw new Error('the school has no head or nobody at its desk')
  const families: Cast['families'] = []
  const free: OneChild[] = []
  for (const phone of await stage.people('parent')) {
    const board = await stage.call(phone, 'parent', 'bookings.board', { week: play.week })
    // Who has not agreed to the record has no board yet.
    if (!board.ok) continue
    const children = board.data.children.map(({ childId }) => childId)
    families.push({ phone, children })
    // Who has booked already is given no time by the plan.
    if (children.length === 1 && board.data.bookings.length === 0) free.push({ phone, childId: children[0]! })
  }
  const [looks, takes] = free
  if (!looks || !takes) throw new Error('every family has booked already: there is nobody to tell of')
  return { ...play, stage, head, desk, families, told: { looks, takes } }
}

/** Whether a time will not fall away again, nor be cut off by the line that breaks. */
export function willStand({ week }: Cast, startsAt: string): boolean {
  return ![HOLIDAY, BROKEN].some((day) => dateOf(startsAt) === addDays(week, day))
}

/** Whether chance has no say in what becomes of this child's calls. */
export function isTold({ told }: Cast, childId: number): boolean {
  return [told.looks.childId, told.takes.childId].includes(childId)
}

/** A parent of one of these children who has a phone. */
export function phoneOf(cast: Cast, children: readonly number[]): string | undefined {
  return cast.families.find((family) => family.children.some((childId) => children.includes(childId)))?.phone
}
