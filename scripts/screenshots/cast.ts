import type { Persona } from '../../local/cloud/personas'
import type { LocalSystem } from '../../local/system'
import { callAs } from './ask'
import type { Cast } from './scenes'

/** Whose letter of the week is written, and by whom. */
export interface Letter {
  teacher: string
  childId: number
}

/** Picks people of the demo county whose screens have something to show. @throws Error if the county has nobody who would do */
export async function castOf({ url, personas }: LocalSystem): Promise<{ cast: Cast; letter: Letter }> {
  const people = await personas.list()
  const one = (role: Persona['role'], school: number | null, fits: (who: Persona) => boolean = () => true) => {
    const found = people.find((who) => who.role === role && who.schoolId === school && fits(who))
    if (!found) throw new Error(`the demo county has no ${role} of school ${school} who would do`)
    return found.id
  }
  const { family, letter } = await toldFamily(url, people)
  const cast = {
    newcomer: one('parent', 1, (who) => !who.bound),
    parent: family,
    publisher: letter.teacher,
    teacher: one('teacher', 1, (who) => isClassTeacher(who) && who.id !== letter.teacher),
    desk: one('desk', 1),
    head: one('head', 1),
    newHead: one('head', 3),
    officer: one('district', null),
  }
  return { cast, letter }
}

const isClassTeacher = ({ hint }: Persona) => hint.startsWith('班主任')

/** The first family that spoke with its child this week, wants photos and can still be sent a message. */
async function toldFamily(url: string, people: Persona[]): Promise<{ family: string; letter: Letter }> {
  for (const { id, hint } of people.filter((who) => who.role === 'parent' && who.schoolId === 1 && who.bound)) {
    const { childId, children, line } = await callAs(url, id, 'updates.mine', {})
    // Of brothers and sisters one may be in another class.
    if (children.length > 1 || line.at(-1)?.state !== 'reached') continue
    const [, className = ''] = /（(.+?)）/.exec(hint) ?? []
    const teacher = people.find((who) => who.schoolId === 1 && isClassTeacher(who) && who.hint.includes(className))
    if (!teacher) continue
    const { messagesLeft } = await callAs(url, id, 'consents.list', {})
    const { photosAllowed } = await callAs(url, teacher.id, 'notes.form', { kind: 'talkNote', childId })
    if (messagesLeft > 0 && photosAllowed) return { family: id, letter: { teacher: teacher.id, childId } }
  }
  throw new Error('the demo county has no family that spoke this week, wants photos and has a message left')
}
