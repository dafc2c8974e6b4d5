import type { Output } from '../../../../contract/actions'
import { relationLabel } from '../../../../contract/labels'
import { kindBeside, type LetterKind } from '../../../../contract/letter-words'
import { aboutText, dueText, progressText } from '../words'

type Opened = Output<'letters.open'>
type Child = Opened['children'][number]

export type Tick = 'sent' | 'confirmed'

export interface ChildRow extends Child {
  state: string
  /** reached, booked, waiting or meta: the colour, and the shape beside it. */
  tone: string
  icon: string
  /** `爸爸`; empty where nobody need, or can, be called. */
  call: string
  /** What the school may tick here, or take back. */
  marks: Array<{ what: Tick; label: string; on: boolean }>
}

export interface View {
  letterId: number
  kind: LetterKind
  kindText: string
  title: string
  about: string
  due: string
  body: string
  withdrawn: boolean
  part: number
  whole: number
  ringLabel: string
  classes: Array<{ classId: number; name: string; progress: string; done: boolean; chosen: boolean }>
  classId: number
  className: string
  children: ChildRow[]
  /** Children of the class whose letter is not sent yet. */
  unsent: number[]
  can: { withdraw: boolean }
}

const states = {
  family: { state: '家长签收了', tone: 'reached', icon: 'check-round' },
  school: { state: '老师登记的', tone: 'reached', icon: 'check-round' },
  waits: { state: '还没签收', tone: 'waiting', icon: 'circle' },
  came: { state: '家里收到了', tone: 'reached', icon: 'check-round' },
  sent: { state: '已寄出', tone: 'booked', icon: 'half-circle' },
  unsent: { state: '还没寄', tone: 'waiting', icon: 'circle' },
} as const

/** Nobody waits any more for a letter that is withdrawn. */
const closed: Partial<Record<keyof typeof states, string>> = { waits: '没有签收', unsent: '没有寄' }

function stateOf(kind: LetterKind, { sent, confirmed }: Child): keyof typeof states {
  if (kind === 'toParents') return confirmed ?? 'waits'
  if (confirmed) return 'came'
  return sent ? 'sent' : 'unsent'
}

function shownState(kind: LetterKind, child: Child, open: boolean): Pick<ChildRow, 'state' | 'tone' | 'icon'> {
  const key = stateOf(kind, child)
  const over = open ? undefined : closed[key]
  return over ? { ...states[key], state: over, tone: 'meta' } : states[key]
}

/** What a family has said itself stands; what the school noted, whoever noted it takes back. */
function marksOf(kind: LetterKind, { sent, confirmed, mine }: Child): ChildRow['marks'] {
  const family = kind === 'family'
  const confirms = confirmed ? confirmed === 'school' && mine : !family || sent
  return [
    ...(family && !confirmed ? [{ what: 'sent' as const, label: '寄出了', on: sent }] : []),
    ...(confirms ? [{ what: 'confirmed' as const, label: family ? '收到了' : '已告知', on: confirmed !== null }] : []),
  ]
}

function childRow(kind: LetterKind, child: Child, open: boolean): ChildRow {
  const { first } = child
  return {
    ...child,
    ...shownState(kind, child, open),
    call: open && first && !child.confirmed && kind === 'toParents' ? relationLabel[first.relation] : '',
    marks: open ? marksOf(kind, child) : [],
  }
}

/** A letter with how it stands, and the children of one class. */
export function toView(reply: Opened): View {
  const { kind, classes, children, withdrawn, today } = reply
  const part = (one: { sent: number; confirmed: number }) => (kind === 'family' ? one.sent : one.confirmed)
  const sum = (pick: (one: Opened['classes'][number]) => number) => classes.reduce((all, one) => all + pick(one), 0)
  return {
    letterId: reply.letterId,
    kind,
    kindText: kindBeside(reply),
    title: reply.title,
    about: aboutText(reply, reply.by, today),
    due: dueText(reply, today),
    body: reply.body,
    withdrawn,
    part: sum(part),
    whole: sum((one) => one.children),
    ringLabel: kind === 'family' ? '寄出' : '已签收',
    classes: classes.map((one) => ({
      classId: one.classId,
      name: one.name,
      progress: progressText(kind, one),
      done: part(one) >= one.children,
      chosen: one.classId === reply.classId,
    })),
    classId: reply.classId ?? 0,
    className: classes.find((one) => one.classId === reply.classId)?.name ?? '',
    children: children.map((child) => childRow(kind, child, !withdrawn)),
    unsent: withdrawn || kind !== 'family' ? [] : children.filter(({ sent }) => !sent).map(({ childId }) => childId),
    can: reply.can,
  }
}

/** The reply as it will be once these children are ticked, so that a tick shows at once. */
export function ticked(reply: Opened, childIds: readonly number[], what: Tick, on: boolean): Opened {
  const wanted = new Set(childIds)
  const change = (child: Child): Child => {
    if (what === 'sent') return { ...child, sent: on }
    return { ...child, sent: child.sent || on, confirmed: on ? 'school' : null, mine: on }
  }
  const children = reply.children.map((child) => (wanted.has(child.childId) ? change(child) : child))
  const counted = {
    sent: children.filter(({ sent }) => sent).length,
    confirmed: children.filter(({ confirmed }) => confirmed).length,
  }
  const classes = reply.classes.map((one) => (one.classId === reply.classId ? { ...one, ...counted } : one))
  return { ...reply, children, classes }
}
