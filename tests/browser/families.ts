import { callAs } from '../../scripts/screenshots/ask'
import type { Persona } from '../../local/cloud/personas'

/** A child nobody of whose family has signed in yet, and the parent who will. */
export interface Family {
  childId: number
  child: string
  parent: Persona
}

/** Two families of one class who are to confirm the school's letter, and the class teacher. */
export interface TwoFamilies {
  teacher: Persona
  className: string
  /** The letter's title. */
  letter: string
  families: [Family, Family]
}

const ofOneChild = ({ role, hint }: Persona) => role === 'parent' && !hint.includes('、')

/** The first class with two such families. @throws Error if the county has none */
export async function twoFamilies(url: string, people: Persona[]): Promise<TwoFamilies> {
  for (const teacher of people.filter(({ hint }) => /^班主任 · [^、]+$/.test(hint))) {
    const { letters } = await callAs(url, teacher.id, 'letters.list', {})
    const letter = letters.find(({ kind }) => kind === 'toParents')
    if (!letter) continue
    const { children } = await callAs(url, teacher.id, 'letters.open', { letterId: letter.letterId })
    const own = people.filter(({ schoolId }) => schoolId === teacher.schoolId)
    const waiting = children.filter(({ confirmed }) => !confirmed).flatMap((child) => familyOf(child, own) ?? [])
    const [first, second] = waiting
    const className = teacher.hint.split(' · ')[1]!
    if (first && second) return { teacher, className, letter: letter.title, families: [first, second] }
  }
  throw new Error('the demo county has no class with two families who have not signed in and have a letter to confirm')
}

function familyOf({ childId, name }: { childId: number; name: string }, people: Persona[]): Family | undefined {
  const kin = people.filter(({ role, hint }) => role === 'parent' && hint.includes(`${name}（`))
  const parent = kin.find(({ hint }) => /的(爸爸|妈妈)/.test(hint))
  const alone = kin.length > 1 && kin.every((one) => !one.bound && ofOneChild(one))
  return alone && parent ? { childId, child: name, parent } : undefined
}
