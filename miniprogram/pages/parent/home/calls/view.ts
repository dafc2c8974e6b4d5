import type { Output } from '../../../../../contract/actions'
import { clockText, dateOf, minuteOf, monthDay, weekOf } from '../../../../../contract/week'
import { aheadDay, aheadText, weekName } from '../when'
import { tablesOf, type Medium, type Slot, type Table } from './free'

type Board = Output<'bookings.board'>
type Booking = Board['bookings'][number]

export interface Booked {
  bookingId: number
  /** `周日` */
  day: string
  date: string
  time: string
  /** `周日 18:20` */
  when: string
  about: string
  canMove: boolean
  canCancel: boolean
}

/** What choosing a slot would do in the week that is shown. */
export type Plan =
  { kind: 'book' } | { kind: 'move'; bookingId: number; from: string } | { kind: 'closed'; text: string }

/** What the person has chosen so far; a fresh board keeps it where it still can. */
export interface Chosen {
  movingId: number
  medium: Medium | ''
  date: string
}

export interface View {
  children: Array<{ key: number; label: string }>
  childId: number
  name: string
  week: string
  weeks: Array<{ key: string; label: string }>
  upcoming: Booked[]
  /** The booking that the shown week has already, if any. */
  own: null | { bookingId: number; when: string; canMove: boolean; done: boolean }
  plan: Plan
  tables: Table[]
  media: Array<{ key: Medium; label: string }>
  medium: Medium | ''
  date: string
  /** Said where there is nothing to choose from. */
  none: string
  /** The other week that can be looked at from there. */
  otherWeek: string
}

function booked({ bookingId, lineId, startsAt, can }: Booking, board: Board, present: number): Booked {
  const line = board.lines.find((one) => one.lineId === lineId)
  const date = dateOf(startsAt)
  return {
    bookingId,
    day: aheadDay(date, present),
    date: monthDay(date),
    time: clockText(minuteOf(startsAt)),
    when: aheadText(startsAt, present),
    about: line ? `${line.name}，约 ${line.slotMinutes} 分钟` : '',
    canMove: can.move,
    canCancel: can.cancel,
  }
}

function ownOf({ bookings, week }: Board, present: number): View['own'] {
  const one = bookings.find(
    ({ startsAt, state }) => weekOf(startsAt) === week && (state === 'booked' || state === 'done'),
  )
  return one
    ? {
        bookingId: one.bookingId,
        when: aheadText(one.startsAt, present),
        canMove: one.can.move,
        done: one.state === 'done',
      }
    : null
}

/** What a choice in the shown week means: a new call, a move of the one that is there, or nothing to choose. */
export function planOf({ own, upcoming }: Pick<View, 'own' | 'upcoming'>, movingId: number): Plan {
  const moving = upcoming.find((one) => one.bookingId === movingId && one.canMove)
  if (moving && (!own || own.bookingId === movingId)) return { kind: 'move', bookingId: movingId, from: moving.when }
  if (own?.done) return { kind: 'closed', text: '这一周已经通过话了。' }
  if (moving && own) return { kind: 'closed', text: `这一周已经约了${own.when}。` }
  if (own?.canMove) return { kind: 'move', bookingId: own.bookingId, from: own.when }
  return own ? { kind: 'closed', text: '这一周已经约过一次了。' } : { kind: 'book' }
}

function noneOf(board: Board, table: Table | undefined): string {
  if (board.lines.length === 0) return '学校的亲情电话还没有开通，开通后就能在这里约时间。'
  if (table && table.free > 0) return ''
  return board.week === board.weeks[0] ? '这周的时间都约满了，看看下周吧。' : '下周的时间都约满了，过两天再来看看。'
}

/**
 * The booking board of one week.
 * @param present milliseconds since 1970
 */
export function toView(board: Board, present: number, chosen: Chosen): View {
  const { children, childId, week, weeks, bookings } = board
  const tables = tablesOf(board, present)
  const table = tables.find((one) => one.medium === chosen.medium) ?? tables.find((one) => one.free > 0) ?? tables[0]
  const days = table?.days ?? []
  const upcoming = bookings
    .filter(({ state, startsAt }) => state === 'booked' && Date.parse(startsAt) > present)
    .map((one) => booked(one, board, present))
  const own = ownOf(board, present)
  return {
    children: children.map((child) => ({ key: child.childId, label: child.name })),
    childId,
    name: children.find((child) => child.childId === childId)?.name ?? '',
    week,
    weeks: weeks.map((key) => ({ key, label: weekName(key, weeks[0]!) })),
    upcoming,
    own,
    plan: planOf({ own, upcoming }, chosen.movingId),
    tables,
    media: tables.length > 1 ? tables.map(({ medium, label }) => ({ key: medium, label })) : [],
    medium: table?.medium ?? '',
    date: (days.find((day) => day.date === chosen.date) ?? days[0])?.date ?? '',
    none: noneOf(board, table),
    otherWeek: weeks.find((one) => one !== week && one > week) ?? '',
  }
}

/** The bottom bar's words for a chosen slot: `周日 18:20，约 10 分钟`. */
export function slotText(slot: Slot, present: number): string {
  return `${aheadText(slot.startsAt, present)}，约 ${slot.minutes} 分钟`
}
