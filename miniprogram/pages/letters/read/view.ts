import type { Output } from '../../../../contract/actions'
import { letterKindLabel, type LetterKind } from '../../../../contract/letter-words'
import { dateOf, type DateText } from '../../../../contract/week'
import { dayText } from '../words'

type Letter = Output<'letters.read'>

export interface ChildLine {
  childId: number
  name: string
  /** What became of this child's family letter. */
  text: string
  confirmed: boolean
  sent: boolean
}

export interface View {
  letterId: number
  kind: LetterKind
  kindText: string
  title: string
  from: string
  paragraphs: Array<{ key: string; text: string }>
  /** The letter as it is read aloud. */
  spoken: string
  due: string
  children: ChildLine[]
  /** All of them are confirmed. */
  confirmed: boolean
}

function childLine({ childId, name, sent, confirmed }: Letter['children'][number]): ChildLine {
  const text = confirmed ? '收到了' : sent ? `${name}写给您的信寄出了` : `${name}还在写，寄出了会告诉您`
  return { childId, name, text, confirmed, sent }
}

function duePlea(dueOn: DateText, today: DateText): string {
  if (dueOn < today) return '学校还在等您看一看'
  return dueOn === today ? '请今天看一看' : `请在${dayText(dueOn, today)}前看一看`
}

/** A letter as a parent reads it. */
export function toView({ letterId, kind, title, body, school, announcedAt, dueOn, today, children }: Letter): View {
  const lines = body.split('\n').map((text) => text.trim())
  const confirmed = children.every((child) => child.confirmed)
  return {
    letterId,
    kind,
    kindText: letterKindLabel[kind],
    title,
    from: `${school}，${dayText(dateOf(announcedAt), today)}`,
    paragraphs: lines.flatMap((text, at) => (text === '' ? [] : [{ key: String(at), text }])),
    spoken: body === '' ? '' : `${title}。\n${body}`,
    due: dueOn && kind === 'toParents' && !confirmed ? duePlea(dueOn, today) : '',
    children: children.map(childLine),
    confirmed,
  }
}

/** The reply as it will be once this child's line (or, without one, every line) is confirmed: the tap shows at once. */
export function confirmedIn(letter: Letter, childId?: number): Letter {
  const children = letter.children.map((child) =>
    childId === undefined || child.childId === childId ? { ...child, sent: true, confirmed: true } : child,
  )
  return { ...letter, children }
}
