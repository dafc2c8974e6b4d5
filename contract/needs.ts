import { needLabel } from './labels'

/** What a child may still wait for this week. */
export type Need = keyof typeof needLabel

/** One letter a need, so that a class of fifty stays within its 6 KB. */
const letters: Record<Need, string> = { familyCall: 'c', talkNote: 't', homeVisit: 'v' }

const all = Object.keys(letters) as Need[]

/** `['familyCall', 'homeVisit']` as `cv`. */
export function needLetters(needs: readonly Need[]): string {
  return needs.map((need) => letters[need]).join('')
}

/** `cv` as `['familyCall', 'homeVisit']`. */
export function needsFrom(text: string): Need[] {
  return all.filter((need) => text.includes(letters[need]))
}
