import type { Persona } from '../../local/cloud/personas'
import type { LocalSystem } from '../../local/system'
import { callAs } from './ask'
import type { Cast } from './scenes'

/** The class that publishes its letters, and the one whose teacher is still to look at them. */
const published = '三年级1班'
const waiting = '四年级1班'

/** Who writes the letter of the week, and the family that gets it. */
export interface Letter {
  teacher: string
  childId: number
}

/** Picks people of the demo county whose screens have something to show. @throws Error if the county has nobody who would do */
export async function castOf({ url, personas }: LocalSystem): Promise<{ cast: Cast; letter: Letter }> {
  const people = await personas.list()
  const all = (role: Persona['role'], school: number | null, hint = '') =>
    people.filter((who) => who.role === role && who.schoolId === school && who.hint.includes(hint))
  const one = (role: Persona['role'], school: number | null, hint = '') => {
    const [found] = all(role, school, hint)
    if (!found) throw new Error(`the demo county has no ${role} of school ${school} ${hint}`)
    return found.id
  }
  const teacher = one('teacher', 1, published)
  const families = all('parent', 1, published).filter((who) => who.bound)
  const family = await toldFamily(url, teacher, families)
  const cast = {
    newcomer: all('parent', 1, published).find((who) => !who.bound)!.id,
    parent: family.id,
    publisher: teacher,
    teacher: one('teacher', 1, waiting),
    desk: one('desk', 1),
    head: one('head', 1),
    newHead: one('head', 3),
    officer: one('district', null),
  }
  return { cast, letter: { teacher, childId: family.childId } }
}

/** The first family that spoke with its child this week, wants photos and can still be sent a message. */
async function toldFamily(url: string, teacher: string, families: Persona[]): Promise<{ id: string; childId: number }> {
  for (const { id } of families) {
    const { childId, children, line } = await callAs(url, id, 'updates.mine', {})
    // Of brothers and sisters one may be in another class.
    if (children.length > 1 || line.at(-1)?.state !== 'reached') continue
    const { messagesLeft } = await callAs(url, id, 'consents.list', {})
    const { photosAllowed } = await callAs(url, teacher, 'notes.form', { kind: 'talkNote', childId })
    if (messagesLeft > 0 && photosAllowed) return { id, childId }
  }
  throw new Error(`the demo county has no family of ${published} that spoke, wants photos and has a message left`)
}
