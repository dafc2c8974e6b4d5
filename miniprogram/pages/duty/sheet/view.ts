import type { Input, Output } from '../../../../contract/actions'
import { reviewReasonLabel } from '../../../../contract/line-words'
import { fullTime, monthDay, weekText } from '../../../../contract/week'
import type { DateText } from '../../../../contract/week'
import { momentText } from '../../../services/clock'
import { people, type Person } from '../../desk/turns'

type Sheet = Output<'sheet.list'>
type Family = Sheet['families'][number]
type Unread = Sheet['unread'][number]
type Line = Family['lines'][number]

/** One family to ring up. */
export interface Row {
  key: string
  names: string
  classes: string
  /** What to tell, a sentence each. */
  lines: string[]
  /** `先打爸爸 李建国，再打奶奶`; says so where there is no number. */
  order: string
  people: Person[]
  /** `昨天 15:20 林老师打过，没打通`; empty where nobody has tried in the last days. */
  tried: string
  about: Input<'sheet.done'>['about']
  childIds: number[]
  messageIds: number[]
}

export interface View {
  families: Row[]
  /** Families beyond those listed. */
  more: number
  unread: Row[]
  unreadMore: number
  unbound: Row[]
  unboundMore: number
  /** `12 家`, of each list with what is beyond it. */
  counts: { families: string; unread: string; unbound: string }
  /** Nobody to ring up. */
  done: boolean
}

const changeWords = (reason: string | null): string => {
  if (reason === 'late') return '要晚一点'
  if (reason === 'again') return '照常，不用改了'
  if (reason === 'unconfirmed') return '没等到家长确认，请另约时间'
  const why = (reviewReasonLabel as Record<string, string>)[reason ?? '']
  return why ? `要另约时间：${why}` : '要另约时间'
}

/** What a message would have said, as one says it on the telephone. */
export function lineText({ template, startsAt, week, reason, title, cancelled }: Line): string {
  const call = startsAt ? `${fullTime(startsAt)} 的通话` : '通话'
  switch (template) {
    case 'weeklyUpdate':
      return week ? `${weekText(week)}的简报出来了` : '这周的简报出来了'
    case 'callBooked':
      return cancelled ? `${call}取消了，孩子已经转出` : `约好了${call}`
    case 'callReminder':
      return `提醒一声：${call}`
    case 'callChanged':
      return `${call}${changeWords(reason)}`
    case 'callOffer':
      return `空出一个时间：${call}`
    case 'letter':
      return `学校的信：${title ?? '致家长的一封信'}`
  }
}

function linesOf({ children, lines }: Family): string[] {
  const name = (childId: number) => children.find((one) => one.childId === childId)?.name ?? ''
  return lines.map((line) => (children.length > 1 ? `${name(line.childId)}：${lineText(line)}` : lineText(line)))
}

/** Who comes first; two are enough to begin with. */
function orderText(who: Person[]): string {
  const reachable = who.filter(({ dialable }) => dialable)
  if (reachable.length === 0) return '联系卡上没有号码，请先补上'
  const [first, second] = reachable
  return `先打${first!.label}${second ? `，再打${second.label}` : ''}`
}

function rowOf({ children, relatives, tried }: Pick<Family, 'children' | 'relatives' | 'tried'>, present: number) {
  const who = people(relatives)
  return {
    names: children.map(({ name }) => name).join('、'),
    classes: [...new Set(children.map(({ className }) => className))].join('、'),
    order: orderText(who),
    people: who,
    tried: tried ? `${momentText(Date.parse(tried.at), present)} ${tried.by}打过，没打通` : '',
    childIds: children.map(({ childId }) => childId),
  }
}

const weeksText = (weeks: DateText[]) => weeks.map((week) => monthDay(week)).join('、')

function unreadRow(one: Unread, present: number): Row {
  return {
    ...rowOf(one, present),
    key: `unread-${one.children[0]!.childId}`,
    // Who has bound no WeChat is told everything; which weeks it were helps nobody.
    lines: one.bound ? [`${weeksText(one.weeks)}那两周的简报都还没看`] : [],
    about: 'unread',
    messageIds: [],
  }
}

/**
 * The call sheet: whom no message reached, who does not read, who cannot.
 * @param present milliseconds since 1970
 */
export function toView({ families, familiesMore, unread, unreadMore, unboundMore }: Sheet, present: number): View {
  const rows = families.map((one) => ({
    ...rowOf(one, present),
    key: `told-${one.children[0]!.childId}`,
    lines: linesOf(one),
    about: 'message' as const,
    messageIds: one.messageIds,
  }))
  const readers = unread.filter(({ bound }) => bound).map((one) => unreadRow(one, present))
  const unbound = unread.filter(({ bound }) => !bound).map((one) => unreadRow(one, present))
  return {
    families: rows,
    more: familiesMore,
    unread: readers,
    unreadMore,
    unbound,
    unboundMore,
    counts: {
      families: `${rows.length + familiesMore} 家`,
      unread: `${readers.length + unreadMore} 家`,
      unbound: `${unbound.length + unboundMore} 家`,
    },
    done: families.length + unread.length === 0,
  }
}

/** The command for a family: reached or not, whom one had dialled, a word on it. */
export function inputOf(row: Row, reached: boolean, relativeId: number, summary: string): Input<'sheet.done'> {
  return {
    childIds: row.childIds,
    messageIds: row.messageIds,
    about: row.about,
    reached,
    ...(relativeId > 0 ? { relativeId } : {}),
    ...(summary ? { summary } : {}),
  }
}

/** What was put down, in the words of the undo bar. */
export function doneText({ names, about }: Row, reached: boolean): string {
  if (!reached) return `记下了：${names}家没打通`
  return about === 'message' ? `记下了：已告诉${names}家` : `记下了：和${names}家联系过`
}
