import type { Output } from '../../../contract/actions'
import { handoverPointLabel } from '../../../contract/handover'
import {
  addDays,
  clockText,
  dayName,
  daysBetween,
  monthDay,
  weekOfDate,
  weekText,
  weekdayName,
} from '../../../contract/week'
import type { DateText } from '../../../contract/week'

type List = Output<'duty.list'>
type Shift = List['mine'][number]
type Ask = List['asks'][number]
interface Time {
  on: DateText
  from: number
  to: number
}

/** `12:00–13:00` */
export const hoursText = ({ from, to }: { from: number; to: number }) => `${clockText(from)}–${clockText(to)}`

/** `今天`, `周六 11月28日` */
export function dayText(on: DateText, today: DateText): string {
  const days = daysBetween(today, on)
  return days >= 0 && days <= 1 ? `${dayName(on, today)} ${weekdayName(on)}` : `${weekdayName(on)} ${monthDay(on)}`
}

const timeText = (time: Time, today: DateText) => `${dayText(time.on, today)} ${hoursText(time)}`

export interface MineRow {
  dutyId: number
  when: string
  hours: string
  /** A colleague is being asked; it cannot be asked about twice. */
  asked: boolean
  /** Today, so the desk is one tap away. */
  now: boolean
  can: boolean
}

export interface AskCard {
  swapId: number
  text: string
  /** Who comes when, once it holds. */
  lines: string[]
}

export interface ShiftView {
  key: number
  name: string
  hours: string
  mine: boolean
  vacant: boolean
  spoken: string
}

export interface DayView {
  on: DateText
  label: string
  date: string
  today: boolean
  past: boolean
  shifts: ShiftView[]
  /** What stands in place of shifts: closed, or nobody yet. */
  none: string
  edit: boolean
}

export interface View {
  week: DateText
  weekText: string
  title: string
  before: DateText
  after: DateText
  mine: MineRow[]
  askedOfMe: AskCard[]
  askedByMe: AskCard[]
  days: DayView[]
  /** Coming days of this week on which the phone is open and nobody comes. */
  gaps: string
  notes: Array<{ key: string; title: string; text: string }>
  edit: boolean
}

function shiftView(shift: Shift): ShiftView {
  const { dutyId, name, mine, vacant } = shift
  const hours = hoursText(shift)
  const shown = vacant ? '空缺' : mine ? `${name}（我）` : name
  return {
    key: dutyId,
    name: shown,
    hours,
    mine,
    vacant,
    spoken: vacant ? `${hours} 空缺，原来是${name || '已离开的老师'}` : `${hours} ${shown}`,
  }
}

function dayView({ on, open, shifts }: List['days'][number], today: DateText, edits: boolean): DayView {
  const past = on < today
  const none = shifts.length > 0 ? '' : open.length === 0 ? '不开放' : past ? '没有排班' : '还没有人值班'
  const [label, date] = [weekdayName(on), monthDay(on)]
  return { on, label, date, today: on === today, past, shifts: shifts.map(shiftView), none, edit: edits && !past }
}

function askCard(ask: Ask, today: DateText): AskCard {
  const { swapId, by, to, duty, exchange, can } = ask
  const when = timeText(duty, today)
  const back = exchange ? timeText(exchange, today) : ''
  const after = (mine: string, name: string, theirs: string) => [
    ...(mine ? [`您值：${mine}`] : []),
    ...(theirs ? [`${name}值：${theirs}`] : []),
  ]
  if (can.answer) {
    const text = exchange ? `${by.name}想和您换班` : `${by.name}请您替一班`
    return { swapId, text, lines: after(when, by.name, back) }
  }
  const text = exchange ? `想和${to.name}换班，等对方答复` : `请${to.name}替班，等对方答复`
  return { swapId, text, lines: after(back, to.name, when) }
}

const weekTitles: Record<string, string> = { '-7': '上周', '0': '这周', '7': '下周' }

function gapsText(days: List['days'], today: DateText): string {
  const empty = days.filter(
    ({ on, open, shifts }) => on >= today && open.length > 0 && shifts.every(({ vacant }) => vacant),
  )
  return empty.length > 0 ? `${empty.map(({ on }) => weekdayName(on)).join('、')}还没有人值班` : ''
}

/** The roster of a week: what is asked of me first, then my own duties, then everybody's. */
export function toView(reply: List): View {
  const { week, today, days, mine, asks, notes, can } = reply
  const weeksOff = daysBetween(weekOfDate(today), week)
  return {
    week,
    weekText: weekText(week),
    title: weekTitles[String(weeksOff)] ?? weekText(week),
    before: addDays(week, -7),
    after: addDays(week, 7),
    mine: mine.map((shift) => ({
      dutyId: shift.dutyId,
      when: dayText(shift.on, today),
      hours: hoursText(shift),
      asked: shift.asked,
      now: shift.on === today,
      can: !shift.begun && !shift.asked,
    })),
    askedOfMe: asks.filter((ask) => ask.can.answer).map((ask) => askCard(ask, today)),
    askedByMe: asks.filter((ask) => ask.can.withdraw).map((ask) => askCard(ask, today)),
    days: days.map((day) => dayView(day, today, can.edit)),
    gaps: can.edit ? gapsText(days, today) : '',
    notes: notes.map(({ on, points, words, by, at }) => ({
      key: at,
      title: `${dayName(on, today)} ${by}`,
      text: [points.map((point) => handoverPointLabel[point]).join('、'), words].filter(Boolean).join('。'),
    })),
    edit: can.edit,
  }
}

export interface Partner {
  key: string
  personId: number
  /** 0 for a favour. */
  withDutyId: number
  name: string
  text: string
}

/** Whom one may ask to take a duty, and for what in return: those with a duty to give first, then everybody as a favour. */
export function partnersFor(reply: List, dutyId: number): { title: string; exchanges: Partner[]; favours: Partner[] } {
  const mine = reply.mine.find((shift) => shift.dutyId === dutyId)
  const clashes = (time: Time) =>
    mine !== undefined && time.on === mine.on && time.from < mine.to && mine.from < time.to
  const others = reply.people.filter(({ me, duties }) => !me && !duties.some(clashes))
  return {
    title: mine ? timeText(mine, reply.today) : '',
    exchanges: others.flatMap(({ personId, name, duties }) =>
      duties.map((duty) => ({
        key: `${personId}-${duty.dutyId}`,
        personId,
        withDutyId: duty.dutyId,
        name,
        text: timeText(duty, reply.today),
      })),
    ),
    favours: others.map(({ personId, name }) => ({ key: `${personId}`, personId, withDutyId: 0, name, text: '' })),
  }
}
