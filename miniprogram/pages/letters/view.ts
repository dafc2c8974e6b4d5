import type { Output } from '../../../contract/actions'
import { letterKindLabel } from '../../../contract/letter-words'
import type { DateText } from '../../../contract/week'
import { aboutText, dueText, progressText } from './words'

type Letter = Output<'letters.list'>['letters'][number]

export interface Row {
  letterId: number
  icon: string
  kind: string
  title: string
  about: string
  /** Until when; empty without a day. */
  due: string
  progress: string
  /** Colour of the progress: reached, waiting or meta. */
  tone: string
  /** A shape beside the colour. */
  mark: string
}

export interface View {
  rows: Row[]
}

/** Everything that the letter asks for is done. */
const isDone = ({ kind, children, sent, confirmed }: Letter) => (kind === 'family' ? sent : confirmed) >= children

function standing(letter: Letter, today: DateText): Pick<Row, 'progress' | 'tone' | 'mark'> {
  if (letter.withdrawn) return { progress: '已撤回', tone: 'meta', mark: '' }
  const progress = progressText(letter.kind, letter)
  if (isDone(letter)) return { progress, tone: 'reached', mark: 'check-round' }
  const late = letter.dueOn !== null && letter.dueOn < today
  return late
    ? { progress: `${progress}，已过期`, tone: 'waiting', mark: 'warning-round' }
    : { progress, tone: '', mark: '' }
}

/** The school's letters as a list. */
export function toView({ today, letters }: Output<'letters.list'>): View {
  return {
    rows: letters.map((letter) => ({
      letterId: letter.letterId,
      icon: letter.kind === 'family' ? 'heart' : 'letter',
      kind: letterKindLabel[letter.kind],
      title: letter.title,
      about: [letter.kind === 'family' ? letter.className : '', aboutText(letter, letter.by, today)]
        .filter(Boolean)
        .join('，'),
      due: letter.withdrawn ? '' : dueText(letter, today),
      ...standing(letter, today),
    })),
  }
}
