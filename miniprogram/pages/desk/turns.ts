import type { Output } from '../../../contract/actions'
import { callOutcomeLabel, relationLabel } from '../../../contract/labels'
import { reviewReasonLabel } from '../../../contract/line-words'
import { clockText, minuteOf } from '../../../contract/week'

type Today = Output<'desk.today'>
type Booked = Today['turns'][number]
export type Line = Today['lines'][number]
export type Outcome = keyof typeof callOutcomeLabel

/** Somebody who can be called. */
export interface Person {
  relativeId: number
  childIds: number[]
  /** `爸爸 李建国` */
  label: string
  /** Masked; says so where there is none. */
  phones: string
  dialable: boolean
}

/** A call by appointment as the desk sees it. */
export interface Turn {
  key: string
  lineId: number
  startsAt: string
  time: string
  /** `约 18:30`, where the line runs late. */
  expected: string
  names: string
  /** What classes the children go to. */
  where: string
  children: Array<{ childId: number; name: string; bookingId: number }>
  people: Person[]
  /** Still to be called. */
  open: boolean
  /** `接通了`, `没人接`; `待发送` before it where only this phone knows. Empty while open. */
  result: string
  reached: boolean
  /** What to know before dialling: the time is not confirmed, or needs to be another. */
  note: string
  /** The same in a word, for a row. */
  mark: string
  /** Every guardian of one of the children took back the consent to the record. */
  bare: boolean
}

/** What this phone has logged beyond the reply, by booking. `sent`: the school has it. */
export type Logged = Record<number, { outcome: Outcome; sent: boolean }>

export const people = (relatives: Booked['relatives']): Person[] =>
  relatives.map(({ relativeId, childIds, relation, name, phones }) => ({
    relativeId,
    childIds,
    label: `${relationLabel[relation]} ${name}`,
    phones: phones.join('、') || '没有登记号码',
    dialable: phones.length > 0,
  }))

const whyWords: Record<string, string> = { ...callOutcomeLabel, ...reviewReasonLabel, unlogged: '没有记录' }

function resultOf({ children }: Booked, logged: Logged): Pick<Turn, 'open' | 'result' | 'reached'> {
  const here = children.map(({ bookingId }) => logged[bookingId]).find((one) => one !== undefined)
  const open = children.some(({ state }) => state === 'booked')
  if (open && here) {
    const label = callOutcomeLabel[here.outcome]
    return { open: false, result: here.sent ? label : `待发送：${label}`, reached: here.outcome === 'reached' }
  }
  if (open) return { open, result: '', reached: false }
  const missed = children.find(({ state }) => state === 'missed')
  const absent = missed && children.some(({ state }) => state === 'done') ? `，${missed.name}不在` : ''
  const reached = children.some(({ state }) => state === 'done')
  return { open, reached, result: reached ? `接通了${absent}` : (whyWords[missed?.why ?? ''] ?? '没通上') }
}

function noteOf({ unconfirmed, review }: Booked): string {
  if (review) return `${(reviewReasonLabel as Record<string, string>)[review] ?? '时间有变'}，要和家长改时间`
  return unconfirmed ? '学校排的时间，家长还没确认' : ''
}

/** The turns of one line, in the order of their times. */
export function turnsOf({ turns }: Today, { lineId, delay }: Line, logged: Logged): Turn[] {
  return turns
    .filter((one) => one.lineId === lineId)
    .map((one) => {
      const minute = minuteOf(one.startsAt)
      const result = resultOf(one, logged)
      return {
        key: `${one.lineId} ${one.startsAt}`,
        lineId,
        startsAt: one.startsAt,
        time: clockText(minute),
        expected: delay > 0 && result.open ? `约 ${clockText(Math.min(minute + delay, 1439))}` : '',
        names: one.children.map(({ name }) => name).join('、'),
        where: [...new Set(one.children.map(({ className }) => className))].join('、'),
        children: one.children.map(({ childId, name, bookingId }) => ({ childId, name, bookingId })),
        people: people(one.relatives),
        ...result,
        note: noteOf(one),
        mark: one.review ? '要改时间' : one.unconfirmed ? '没确认' : '',
        bare: one.children.some(({ withdrawn }) => withdrawn),
      }
    })
}

const MINUTE_MS = 60_000
/** An unlogged call that is older was forgotten rather than late: it stands apart, and the desk goes on with its evening. */
const FORGOTTEN_MS = 90 * MINUTE_MS

/** A line's day as the desk works through it. */
export interface Course {
  current: Turn | null
  /** Over for long and never logged. */
  forgotten: Turn[]
  coming: Turn[]
  over: Turn[]
}

/**
 * Who is to be called now: whom the desk has chosen, else the first who is still open.
 * @param present milliseconds since 1970
 */
export function courseOf(turns: Turn[], present: number, chosen: string): Course {
  const open = turns.filter((one) => one.open)
  const forgotten = open.filter(({ startsAt }) => Date.parse(startsAt) < present - FORGOTTEN_MS)
  const ahead = open.filter((one) => !forgotten.includes(one))
  const current = turns.find(({ key }) => key === chosen) ?? ahead[0] ?? null
  const others = (list: Turn[]) => list.filter((one) => one !== current)
  return {
    current,
    forgotten: others(forgotten),
    coming: others(ahead),
    over: others(turns.filter((one) => !one.open)).reverse(),
  }
}

/** A little waiting is no delay that anybody has to be told of. */
const WORTH_TELLING = 5

/** By how many minutes the next family will have to wait longer than it has been told, rounded up to five; 0 where it will not. */
export function latenessOf({ current, coming }: Course, delay: number, present: number): number {
  const next = current ? coming.find(({ startsAt }) => startsAt > current.startsAt) : undefined
  if (!next || !current) return 0
  const late = Math.ceil((present - Date.parse(next.startsAt)) / MINUTE_MS / 5) * 5
  return late >= WORTH_TELLING && late > delay ? Math.min(late, 240) : 0
}
