import type { Output } from '../../../contract/actions'
import { handoverPointLabel } from '../../../contract/handover'
import { callOutcomeLabel } from '../../../contract/labels'
import { reviewReasonLabel } from '../../../contract/line-words'
import { clockText, dateOf, dayName, minuteOf, monthDay, weekdayName } from '../../../contract/week'
import { momentText } from '../../services/clock'
import { courseOf, latenessOf, people, turnsOf } from './turns'
import type { Course, Logged, Person } from './turns'
import { sharedOut, voiceRows, type VoiceRow } from './voices/view'

export type Today = Output<'desk.today'>

export interface LineView extends Course {
  lineId: number
  name: string
  video: boolean
  /** The words under a video line: how the desk calls. */
  handoff: string
  broken: boolean
  delay: number
  /** Minutes to suggest telling the next families; 0 for none. */
  late: number
  /** `今天 8 个，通了 3 个，没通 1 个`; empty for a day without calls. */
  summary: string
  /** Said where no family is to be called. */
  idle: string
}

/** A family to call about something else than its turn: to remind it, or to ask whether a freed time suits. */
export interface Errand {
  id: number
  childId: number
  names: string
  text: string
  people: Person[]
}

export interface View {
  date: string
  /** The list is of another day: nothing to call from. */
  stale: boolean
  lines: Array<{ key: number; label: string }>
  line: LineView | null
  sheet: Errand[]
  sheetMore: number
  /** Families who have something else to hear by telephone. */
  calls: number
  offers: Errand[]
  offersMore: number
  waiting: Array<{ childId: number; name: string; text: string }>
  waitingMore: number
  /** `现在：方老师 16:00–20:00` */
  duty: string
  note: { words: string; by: string } | null
  /** What parents have said: for the children of the turn, and for the others. */
  voices: { turn: VoiceRow[]; others: VoiceRow[] }
}

/** What the desk has chosen and done on this phone. */
export interface Standing {
  lineId: number
  chosen: string
  logged: Logged
}

const span = (from: number, to: number) => `${clockText(from)}–${clockText(to)}`
const whyWords: Record<string, string> = { ...callOutcomeLabel, ...reviewReasonLabel, unlogged: '没有记录' }

function lineView(today: Today, line: Today['lines'][number], present: number, { chosen, logged }: Standing): LineView {
  const turns = turnsOf(today, line, logged)
  const course = courseOf(turns, present, chosen)
  const over = turns.filter((one) => !one.open)
  const reached = over.filter((one) => one.reached).length
  const missed = over.length - reached
  const parts = [`今天 ${turns.length} 个`, `通了 ${reached} 个`, ...(missed > 0 ? [`没通 ${missed} 个`] : [])]
  return {
    ...course,
    lineId: line.lineId,
    name: line.name,
    video: line.medium === 'video',
    handoff: line.handoff ? `用学校微信“${line.handoff}”打视频` : '用学校的微信打视频',
    broken: line.broken,
    delay: line.delay,
    late: line.broken ? 0 : latenessOf(course, line.delay, present),
    summary: turns.length > 0 ? parts.join('，') : '',
    idle: turns.length > 0 ? idleText(course.forgotten.length, missed) : '今天没有约好的通话。',
  }
}

/** What is left of a day whose turns are through. */
function idleText(forgotten: number, missed: number): string {
  if (forgotten > 0) return `还有 ${forgotten} 个没记，点名字补上。`
  return missed > 0 ? `都打过了，${missed} 个没通，点名字再打。` : '约好的都打完了，辛苦您了。'
}

/** The line asked for; else the one whose next call comes first. */
function shownLine(today: Today, views: LineView[], lineId: number): LineView | null {
  const first = [...views].sort((a, b) =>
    (a.current?.open ? a.current.startsAt : '9').localeCompare(b.current?.open ? b.current.startsAt : '9'),
  )[0]
  return views.find((one) => one.lineId === lineId) ?? first ?? null
}

function dutyText({ duty, date }: Today, present: number): string {
  if (duty.length === 0) return ''
  const minute = minuteOf(present)
  const onNow = date === dateOf(present) ? duty.find(({ from, to }) => from <= minute && minute < to) : undefined
  const words = duty.map(({ name, from, to, mine }) => `${mine ? '您' : name} ${span(from, to)}`).join('，')
  return onNow ? `现在值班：${onNow.mine ? '您' : onNow.name}（${span(onNow.from, onNow.to)}）` : `值班：${words}`
}

function waitingRows({ waiting }: Today): View['waiting'] {
  return waiting.map(({ childId, name, className, front, why }) => ({
    childId,
    name,
    text: front ? `${className} · 上次${whyWords[why ?? ''] ?? '没通上'}，先给他` : className,
  }))
}

const pointWords: Record<string, string> = handoverPointLabel

function noteOf({ note }: Today, present: number): View['note'] {
  if (!note) return null
  const words = [...note.points.map((point) => pointWords[point] ?? point), note.words].filter(Boolean).join('；')
  return { words, by: `${note.author} ${momentText(Date.parse(note.writtenAt), present)}` }
}

/**
 * The desk's screen.
 * @param present milliseconds since 1970
 */
export function toView(today: Today, present: number, standing: Standing): View {
  const views = today.lines.map((line) => lineView(today, line, present, standing))
  const busy = views.filter(({ current, over, broken }) => current !== null || over.length > 0 || broken)
  const when = (startsAt: string) => `${dayName(dateOf(startsAt), today.date)} ${clockText(minuteOf(startsAt))}`
  const stale = today.date !== dateOf(present)
  const line = stale ? null : shownLine(today, busy.length > 0 ? busy : views, standing.lineId)
  const atDesk = line?.current?.children.map(({ childId }) => childId) ?? []
  return {
    date: `${monthDay(today.date)} ${weekdayName(today.date)}`,
    stale,
    lines: busy.length > 1 ? busy.map(({ lineId, name }) => ({ key: lineId, label: name })) : [],
    line,
    sheet: today.sheet.map(({ bookingId, names, startsAt, relatives }) => ({
      id: bookingId,
      childId: 0,
      names: names.join('、'),
      text: when(startsAt),
      people: people(relatives),
    })),
    offers: today.offers.map(({ offerId, childId, name, startsAt, until, relatives }) => ({
      id: offerId,
      childId,
      names: name,
      text: `${when(startsAt)} 空出来了，留到 ${clockText(minuteOf(until))}`,
      people: people(relatives),
    })),
    waiting: waitingRows(today),
    waitingMore: today.waitingMore,
    sheetMore: today.sheetMore,
    calls: today.calls,
    offersMore: today.offersMore,
    duty: dutyText(today, present),
    note: noteOf(today, present),
    voices: sharedOut(stale ? [] : voiceRows(today.voices, present), atDesk),
  }
}
