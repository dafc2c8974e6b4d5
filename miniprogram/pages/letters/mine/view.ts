import type { Output } from '../../../../contract/actions'
import { kindBeside } from '../../../../contract/letter-words'
import { dateOf } from '../../../../contract/week'
import { dayText } from '../words'

type Letter = Output<'letters.mine'>['letters'][number]

export interface Row {
  letterId: number
  icon: string
  title: string
  about: string
  state: string
  /** reached, booked or waiting, and the shape beside it. */
  tone: string
  mark: string
}

export interface View {
  rows: Row[]
}

function stateOf({ kind, children }: Letter): Pick<Row, 'state' | 'tone' | 'mark'> {
  const [reached, waiting] = [
    { tone: 'reached', mark: 'check-round' },
    { tone: 'waiting', mark: 'circle' },
  ]
  if (children.every(({ confirmed }) => confirmed))
    return { ...reached, state: kind === 'family' ? '收到了' : '看过了' }
  if (kind === 'toParents') return { ...waiting, state: '还没看，点开看看' }
  const onTheWay = children.some(({ sent, confirmed }) => sent && !confirmed)
  return onTheWay
    ? { tone: 'booked', mark: 'send', state: '寄出了，收到请点一下' }
    : { tone: 'meta', mark: 'pen', state: '孩子还在写' }
}

/** The term's letters as a parent finds them. */
export function toView({ today, letters }: Output<'letters.mine'>): View {
  return {
    rows: letters.map((letter) => ({
      letterId: letter.letterId,
      icon: letter.kind === 'family' ? 'heart' : 'letter',
      title: letter.title,
      about: [kindBeside(letter), dayText(dateOf(letter.announcedAt), today)].filter(Boolean).join('，'),
      ...stateOf(letter),
    })),
  }
}
