import type { DateText } from '../../contract/week'
import type { Chance } from './chance'
import type { Stage } from './stage'

/** Everybody who plays. */
export interface Cast {
  stage: Stage
  chance: Chance
  say: (line: string) => void
  head: string
  desk: string
  /** The phones of bound parents, each with the children of theirs who go to this school. */
  families: { phone: string; children: number[] }[]
  /** The Monday of the week that is played. */
  week: DateText
}

/** Gathers the school's people. @throws Error where the school has no head or nobody at the desk */
export async function castOf(stage: Stage, play: Pick<Cast, 'chance' | 'say' | 'week'>): Promise<Cast> {
  const [head] = await stage.people('head')
  const [desk] = await stage.people('desk')
  if (!head || !desk) throw new Error('the school has no head or nobody at its desk')
  const families: Cast['families'] = []
  for (const phone of await stage.people('parent')) {
    const board = await stage.call(phone, 'parent', 'bookings.board', {})
    // Who has not agreed to the record has no board yet.
    if (board.ok) families.push({ phone, children: board.data.children.map(({ childId }) => childId) })
  }
  return { ...play, stage, head, desk, families }
}

/** A parent of one of these children who has a phone. */
export function phoneOf(cast: Cast, children: readonly number[]): string | undefined {
  return cast.families.find((family) => family.children.some((childId) => children.includes(childId)))?.phone
}
