import type { Relation } from './reading'

/** What decides when somebody is called. */
export interface Callable {
  relation: Relation
  isCaregiver: boolean
  atHome: boolean
  deceased: boolean
}

function rank({ relation, isCaregiver, atHome, deceased }: Callable): number {
  if (deceased) return 4
  const isParent = relation === 'father' || relation === 'mother'
  if (isParent && !atHome) return relation === 'father' ? 0 : 1
  return isCaregiver ? 2 : 3
}

/** In which order to call: the parents who are away (father, then mother), who looks after the child, everybody else; who has died comes last. */
export function inCallOrder<T extends Callable>(people: readonly T[]): T[] {
  return [...people].sort((one, other) => rank(one) - rank(other))
}
