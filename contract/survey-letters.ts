/**
 * One letter a fact, so that a class of fifty fits a village's network. Zod-free: the phone reads them back.
 * A child's `facts` are three of them: absence, care, accommodation (`bgd`); its `answers` two: this term's and the one before (`-u`).
 */
export const absenceLetter = { none: 'n', one: 'o', both: 'b' } as const

export const careLetter = {
  parent: 'p',
  kinshipGrandparent: 'g',
  kinshipOther: 'k',
  unrelatedAdult: 'u',
  livingAlone: 'a',
  none: 'n',
} as const

export const accommodationLetter = { day: 'd', boarding: 'b' } as const

export const answerLetter = { unchanged: 'u', changed: 'c', left: 'l', new: 'n' } as const

export type Absence = keyof typeof absenceLetter
export type Care = keyof typeof careLetter
export type Accommodation = keyof typeof accommodationLetter
export type SurveyAnswer = keyof typeof answerLetter

function keyOf<K extends string>(letters: Record<K, string>, letter: string | undefined): K | undefined {
  return (Object.keys(letters) as K[]).find((key) => letters[key] === letter)
}

/** `bgd` as the three facts that it stands for. */
export function factsFrom(letters: string): { absence: Absence; care: Care; accommodation: Accommodation } {
  return {
    absence: keyOf(absenceLetter, letters[0]) ?? 'none',
    care: keyOf(careLetter, letters[1]) ?? 'none',
    accommodation: keyOf(accommodationLetter, letters[2]) ?? 'day',
  }
}

/** One letter of `answers` as the answer that it stands for; undefined for a dash, which is none. */
export function answerFrom(letter: string | undefined): SurveyAnswer | undefined {
  return keyOf(answerLetter, letter)
}
