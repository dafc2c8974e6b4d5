import { randomUUID } from 'node:crypto'
import type { ActionName, Input, Output, Reply } from '../../contract/actions'
import type { Persona } from '../../local/cloud/personas'
import type { LocalSystem } from '../../local/system'
import type { Cast } from './scenes'

/** Calls the function `api` as a persona, as its phone would. @throws Error with the refusal's code */
export async function callAs<A extends ActionName>(url: string, as: string, action: A, input: Input<A>): Promise<Output<A>> {
  const answer = await fetch(`${url}/cloud/call`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as, name: 'api', data: { action, requestId: randomUUID(), input } }),
  })
  const { result } = (await answer.json()) as { result: Reply<A> }
  if (!result.ok) throw new Error(`${action}: ${result.error.code}`)
  return result.data
}

/** The class that publishes its letters, and the one whose teacher is still to look at them. */
const published = '三年级1班'
const waiting = '四年级1班'

/** Picks people of the demo county whose screens have something to show. */
export async function castOf({ personas }: LocalSystem): Promise<Cast & { publisher: string; families: string[] }> {
  const people = await personas.list()
  const one = (role: Persona['role'], school: number | null, fits: (who: Persona) => boolean = () => true) => {
    const found = people.find((who) => who.role === role && who.schoolId === school && fits(who))
    if (!found) throw new Error(`the demo county has no ${role} of school ${school} who would do`)
    return found.id
  }
  const ofClass = (name: string) => (who: Persona) => who.hint.includes(name)
  const families = people.filter((who) => who.role === 'parent' && who.schoolId === 1 && who.bound && ofClass(published)(who))
  return {
    newcomer: one('parent', 1, (who) => !who.bound && ofClass(published)(who)),
    parent: one('parent', 1, (who) => who.bound && ofClass(published)(who)),
    teacher: one('teacher', 1, ofClass(waiting)),
    desk: one('desk', 1),
    head: one('head', 1),
    newHead: one('head', 3),
    officer: one('district', null),
    publisher: one('teacher', 1, ofClass(published)),
    families: families.map(({ id }) => id),
  }
}

/** Publishes all letters of a teacher's class. */
export async function publishAs(url: string, teacher: string): Promise<void> {
  const { updates } = await callAs(url, teacher, 'updates.review', {})
  const updateIds = updates.filter((update) => !update.published).map(({ updateId }) => updateId)
  if (updateIds.length > 0) await callAs(url, teacher, 'updates.publish', { updateIds })
}

/** Of several families the one whose letter has most to read. */
export async function richestLetter(url: string, families: string[]): Promise<string> {
  const letters = await Promise.all(
    families.map(async (id) => ({ id, letter: (await callAs(url, id, 'updates.mine', {})).update })),
  )
  const worth = ({ letter }: (typeof letters)[number]) =>
    letter ? letter.body.calls.filter(({ outcome }) => outcome === 'reached').length * 2 + letter.body.notes.length * 2 + Object.keys(letter.body.topics).length : 0
  return letters.sort((a, b) => worth(b) - worth(a))[0]!.id
}
