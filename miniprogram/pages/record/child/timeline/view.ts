import type { Output } from '../../../../../contract/actions'
import {
  callOriginLabel,
  callOutcomeLabel,
  mediumLabel,
  moodLabel,
  noteKindLabel,
} from '../../../../../contract/labels'
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
  const { id, kind, on, summary, forParents, photos, by } = note
  const day = dayName(on, todayAt(present))
  return {
    key: `note${id}`,
    icon: kind === 'homeVisit' ? 'visit' : 'talk',
    tone: 'brand',
    title: `${noteKindLabel[kind]}${photos > 0 ? `，照片 ${photos} 张` : ''}`,
    when: day === monthDay(on) ? `${day} ${weekdayName(on)}` : day,
    text: summary,
    forParents,
    by,
  }
}

/** The latest records, newest first. `present` in milliseconds since 1970. */
export function eventRows(timeline: Event[], present: number): EventRow[] {
  return timeline.map((event) => (event.type === 'call' ? callRow(event, present) : noteRow(event, present)))
}
