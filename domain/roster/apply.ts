import type { Run } from '../../database/connect'
import type { Keys } from '../../database/crypto'
import { applyCare, applyPairings } from './apply-care'
import { applyChildren } from './apply-children'
import { applyClasses } from './apply-classes'
import { applyLinks, applyPeople } from './apply-people'
import type { Plan } from './plan'

export interface Writing {
  schoolId: number
  today: string
  keys: Keys
}

/** Writes a plan set-wise: a few statements a table, however many children. @returns the ids of the children that were added or changed */
export async function applyPlan(run: Run, plan: Plan, writing: Writing): Promise<number[]> {
  const classIds = await applyClasses(run, plan.classes, writing)
  const touched = plan.children.filter((child) => child.changes.length > 0)
  const childIds = await applyChildren(run, touched, classIds, writing)
  const personIds = await applyPeople(run, touched, writing)
  await applyLinks(run, touched, childIds, personIds, writing)
  await applyCare(run, touched, childIds, personIds, writing)
  await applyPairings(run, touched, childIds, writing)
  return [...childIds.values()]
}
