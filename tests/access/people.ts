import type { Role } from '../../contract/roles'
import type { Persona, PersonaName, World } from '../world'
import { Gathering } from './gathering'
import { leaveTraces } from './marked'
import type { MoreTraces, Traces } from './marked'

/** Relations to a child that the small world has nobody for. */
export type MorePeople =
  | 'pairedTeacher'
  | 'formerPair'
  | 'exTeacher'
  | 'twoHattedTeacher'
  | 'twoHattedParent'
  | 'twoClassFather'
  | 'grandmother'
  | 'unasked'
  | 'unbound'
  | 'leftFather'
  | 'volunteer'
  | 'strangeHead'
  | 'strangeOfficer'

export type Somebody = PersonaName | MorePeople
export type Target = keyof Traces | keyof MoreTraces

export const targets: readonly Target[] = ['child', 'classmate', 'otherChild', 'farChild', 'leftChild', 'strangeChild']

interface Seen {
  /** Whose record they may see at all, and whose notes: the table of field.md and design.md, by relation. */
  children: readonly Target[]
  notes: readonly Target[]
  role: Role | 'none'
}

const school: readonly Target[] = ['child', 'classmate', 'otherChild', 'leftChild']

/** Who may see which child. Whoever is `none` wears no hat: gone, never let in, or with nobody left at the school. */
export const sees: Record<Somebody, Seen> = {
  father: { role: 'parent', children: ['child'], notes: [] },
  mother: { role: 'parent', children: ['child'], notes: [] },
  grandmother: { role: 'parent', children: ['child'], notes: [] },
  otherFather: { role: 'parent', children: ['classmate'], notes: [] },
  twoClassFather: { role: 'parent', children: ['otherChild'], notes: [] },
  twoHattedParent: { role: 'parent', children: ['classmate'], notes: [] },
  unasked: { role: 'parent', children: ['child'], notes: [] },
  unbound: { role: 'none', children: [], notes: [] },
  leftFather: { role: 'none', children: [], notes: [] },
  teacher: {
    role: 'teacher',
    children: ['child', 'classmate', 'leftChild'],
    notes: ['child', 'classmate', 'leftChild'],
  },
  otherTeacher: { role: 'teacher', children: ['otherChild'], notes: ['otherChild'] },
  pairedTeacher: { role: 'teacher', children: ['child', 'otherChild'], notes: ['child', 'otherChild'] },
  twoHattedTeacher: { role: 'teacher', children: ['otherChild'], notes: ['otherChild'] },
  formerPair: { role: 'teacher', children: [], notes: [] },
  exTeacher: { role: 'none', children: [], notes: [] },
  volunteer: { role: 'none', children: [], notes: [] },
  desk: { role: 'desk', children: school, notes: [] },
  head: { role: 'head', children: school, notes: school },
  farHead: { role: 'head', children: ['farChild'], notes: ['farChild'] },
  farTeacher: { role: 'teacher', children: ['farChild'], notes: ['farChild'] },
  farFather: { role: 'parent', children: ['farChild'], notes: [] },
  strangeHead: { role: 'head', children: ['strangeChild'], notes: ['strangeChild'] },
  officer: { role: 'district', children: [], notes: [] },
  strangeOfficer: { role: 'district', children: [], notes: [] },
}

export const everybody = Object.keys(sees) as Somebody[]

export interface Crowd {
  people: Record<Somebody, Persona>
  traces: Traces & MoreTraces
}

/** Everybody of `sees` and a trace on each child, in a small world that nothing was asked of yet. */
export async function gather(world: World): Promise<Crowd> {
  const near = await leaveTraces(world)
  const more = new Gathering(world)
  const traces = { ...near, ...(await more.children()) }
  return { people: { ...world.personas, ...(await more.staff()), ...(await more.parents()) }, traces }
}
