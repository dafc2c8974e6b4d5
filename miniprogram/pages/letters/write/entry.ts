import type { Input, Output } from '../../../../contract/actions'
import {
  letterOccasionLabel,
  occasionsOf,
  type LetterKind,
  type LetterOccasion,
} from '../../../../contract/letter-words'
import { draftFor } from './drafts'

type Form = Output<'letters.form'>

/** A letter while it is written. */
export interface Entry {
  kind: LetterKind
  occasion: LetterOccasion
  title: string
  body: string
  /** Empty where no day is named. */
  dueOn: string
  /** To all classes; else to the chosen ones. */
  whole: boolean
  classIds: number[]
}

const familyTitles: Partial<Record<LetterOccasion, string>> = {
  springFestival: '春节写信给爸爸妈妈',
  birthday: '生日写信给爸爸妈妈',
  mothersDay: '母亲节写信给妈妈',
}

/** The words that stand ready for an occasion. */
function readyWords(
  kind: LetterKind,
  occasion: LetterOccasion,
  { school, today }: Form,
): Pick<Entry, 'title' | 'body'> {
  if (kind === 'family') return { title: familyTitles[occasion] ?? '', body: '' }
  return draftFor(occasion, school, today) ?? { title: '', body: '' }
}

/** A new letter of a kind. */
export function blank(kind: LetterKind, form: Form): Entry {
  const occasion = occasionsOf[kind][0]!
  return { kind, occasion, ...readyWords(kind, occasion, form), dueOn: '', whole: true, classIds: [] }
}

/** The same letter for another occasion: words that nobody has touched make room for the new occasion's. */
export function withOccasion(entry: Entry, occasion: LetterOccasion, form: Form): Entry {
  const before = readyWords(entry.kind, entry.occasion, form)
  const after = readyWords(entry.kind, occasion, form)
  const kept = (field: 'title' | 'body') => (entry[field] === before[field] ? after[field] : entry[field])
  return { ...entry, occasion, title: kept('title'), body: kept('body') }
}

export function inputOf({ whole, classIds, dueOn, ...rest }: Entry): Input<'letters.announce'> {
  return { ...rest, ...(dueOn ? { dueOn } : {}), ...(whole ? {} : { classIds }) }
}

/** How many children it goes to. */
export function addressed({ whole, classIds }: Entry, { classes }: Form): number {
  return classes
    .filter(({ classId }) => whole || classIds.includes(classId))
    .reduce((sum, { children }) => sum + children, 0)
}

/** What still has to be written or chosen before it can go out; empty when nothing. */
export function missingIn({ kind, title, body, whole, classIds }: Entry): string {
  if (title.trim() === '') return '请写一个题目。'
  if (kind === 'toParents' && body.trim() === '') return '信还是空的，写几句吧。'
  return !whole && classIds.length === 0 ? '请选发给哪些班。' : ''
}

/** What is asked before a letter goes out; it cannot be changed then. */
export function questionFor(entry: Entry, form: Form): { title: string; content: string; confirmText: string } {
  const children = addressed(entry, form)
  return entry.kind === 'family'
    ? {
        title: '开始这次写信？',
        content: `${children} 个孩子。寄出一封，点一下“寄出了”，家长才会收到消息。`,
        confirmText: '开始',
      }
    : {
        title: '发给家长？',
        content: `${children} 个孩子的家长会看到这封信。发出后不能改，只能撤回。`,
        confirmText: '发出',
      }
}

/** The chips to choose an occasion from. */
export const occasionOptions = (kind: LetterKind) =>
  occasionsOf[kind].map((key) => ({ key, label: letterOccasionLabel[key] }))
