/** The words of letters to parents (致家长的一封信) and of family letters (亲情书信). Zod-free: the phone reads them too. */
export const letterKindLabel = { toParents: '致家长的一封信', family: '亲情书信' } as const

export type LetterKind = keyof typeof letterKindLabel

/** What kind of letter it is, for beside its title; empty where the title says so itself. */
export function kindBeside({ kind, title }: { kind: LetterKind; title: string }): string {
  return title.includes(letterKindLabel[kind]) ? '' : letterKindLabel[kind]
}

export const letterOccasionLabel = {
  termStart: '开学',
  holiday: '放假',
  festival: '节日',
  springFestival: '春节',
  birthday: '生日',
  mothersDay: '母亲节',
  other: '其他',
} as const

export type LetterOccasion = keyof typeof letterOccasionLabel

/** What a letter of each kind can be about. */
export const occasionsOf: Record<LetterKind, readonly LetterOccasion[]> = {
  toParents: ['termStart', 'holiday', 'festival', 'other'],
  family: ['springFestival', 'birthday', 'mothersDay', 'other'],
}

export const LETTER_TITLE_MOST = 30
export const LETTER_BODY_MOST = 3000
