import type { Output } from '../../../../../contract/actions'
import {
  callOriginLabel,
  callOutcomeLabel,
  mediumLabel,
  moodLabel,
  noteKindLabel,
  relationLabel,
} from '../../../../../contract/labels'
import { letterKindLabel } from '../../../../../contract/letter-words'
import { dateOf, dayName, monthDay, weekdayName } from '../../../../../contract/week'
import { momentText } from '../../../../services/clock'
import { todayAt } from '../../words'

export type Event = Output<'children.open'>['timeline'][number]

export interface EventRow {
  key: string
  icon: string
  /** reached, missed or brand */
  tone: string
  title: string
  when: string
  text: string
  /** What the parents may read of it; empty for nothing. */
  forParents: string
  by: string
}

function callRow(call: Extract<Event, { type: 'call' }>, present: number): EventRow {
  const { id, at, medium, outcome, minutes, mood, line, by, home } = call
  const reached = outcome === 'reached'
  const felt = mood ? `，${moodLabel[mood as keyof typeof moodLabel]}` : ''
  const talked = minutes > 0 ? `聊了 ${minutes} 分钟` : callOutcomeLabel.reached
  const went = reached ? `${talked}${felt}` : callOutcomeLabel[outcome]
  const when = home ? dayName(dateOf(at), todayAt(present)) : momentText(Date.parse(at), present)
  return {
    key: `call${id}`,
    icon: reached ? 'dot' : 'cross',
    tone: reached ? 'reached' : 'missed',
    title: `${home ? callOriginLabel.home : mediumLabel[medium]}：${went}`,
    when,
    text: line,
    forParents: '',
    by,
  }
}

function noteRow(note: Extract<Event, { type: 'note' }>, present: number): EventRow {
  const { id, kind, on, summary, forParents, photos, checking, by } = note
  const day = dayName(on, todayAt(present))
  return {
    key: `note${id}`,
    icon: kind === 'homeVisit' ? 'visit' : 'talk',
    tone: 'brand',
    title: `${noteKindLabel[kind]}${photos > 0 ? `，照片 ${photos} 张${checking ? `（${checking} 张检查中）` : ''}` : ''}`,
    when: day === monthDay(on) ? `${day} ${weekdayName(on)}` : day,
    text: summary,
    forParents,
    by,
  }
}

function letterRow(letter: Extract<Event, { type: 'letter' }>, present: number): EventRow {
  const { id, on, title, confirmed, by } = letter
  const state = confirmed ? '家里收到了' : '已寄出'
  const when = dayName(on, todayAt(present))
  return {
    key: `letter${id}`,
    icon: 'letter',
    tone: 'brand',
    title: `${letterKindLabel.family}：${state}`,
    when,
    text: title,
    forParents: '',
    by,
  }
}

const aboutText = { message: '转告了消息', unread: '说了说简报', other: '' }

function contactRow(contact: Extract<Event, { type: 'contact' }>, present: number): EventRow {
  const { id, at, about, reached, relation, summary, by } = contact
  const whom = relation ? relationLabel[relation] : '家里'
  return {
    key: `contact${id}`,
    icon: 'phone',
    tone: reached ? 'reached' : 'missed',
    title: reached ? `联系了${whom}` : `打给${whom}，没打通`,
    when: momentText(Date.parse(at), present),
    text: summary || (reached ? aboutText[about] : ''),
    forParents: '',
    by,
  }
}

function eventRow(event: Event, present: number): EventRow {
  if (event.type === 'call') return callRow(event, present)
  if (event.type === 'contact') return contactRow(event, present)
  return event.type === 'note' ? noteRow(event, present) : letterRow(event, present)
}

/** The latest records, newest first. `present` in milliseconds since 1970. */
export function eventRows(timeline: Event[], present: number): EventRow[] {
  return timeline.map((event) => eventRow(event, present))
}
