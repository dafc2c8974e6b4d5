import type { Output } from '../../../../../contract/actions'
import { reviewReasonLabel } from '../../../../../contract/line-words'
import { clockText, dateOf, minuteOf, monthDay, weekOf } from '../../../../../contract/week'
import { aheadDay, aheadText } from '../when'
import { nearest, type Slot, type Table } from './free'

type Board = Output<'bookings.board'>
type Booking = Board['bookings'][number]

const MINUTE_MS = 60_000
/** How many other times are offered for a call that cannot be as agreed. */
const NEAR = 3

export interface Near {
  slot: Slot
  label: string
}

/** A call that lies ahead, in the words of its card. */
export interface Booked {
  bookingId: number
  week: string
  /** `周日` */
  day: string
  date: string
  time: string
  /** `周日 18:20` */
  when: string
  about: string
  /** By which the family knows who rings. */
  number: string
  /** 和甲二一起 */
  together: string
  /** Why it needs another time; the ones below are for that. */
  review: string
  near: Near[]
  /** Said where the line runs late today. */
  late: string
  /** The school planned it, and the family has not said that it suits. */
  open: boolean
  /** Said where it is too late to change. */
  tooLate: string
  canMove: boolean
  canCancel: boolean
  canConfirm: boolean
}

/** `周日 18:20，约 10 分钟` */
export function slotText(slot: Slot, present: number): string {
  return `${aheadText(slot.startsAt, present)}，约 ${slot.minutes} 分钟`
}

export function nearOf(slots: Slot[], present: number): Near[] {
  return slots.map((slot) => ({ slot, label: slotText(slot, present) }))
}

/** One booking as its card shows it. `tables` are those of the week on the screen. */
export function bookedOf(booking: Booking, board: Board, tables: Table[], present: number): Booked {
  const { bookingId, lineId, startsAt, can, review, late } = booking
  const line = board.lines.find((one) => one.lineId === lineId)
  const date = dateOf(startsAt)
  const week = weekOf(startsAt)
  const table = tables.find((one) => one.medium === (line?.medium ?? 'voice'))
  const names = booking.with.map((childId) => board.children.find((child) => child.childId === childId)?.name ?? '')
  return {
    bookingId,
    week,
    day: aheadDay(date, present),
    date: monthDay(date),
    time: clockText(minuteOf(startsAt)),
    when: aheadText(startsAt, present),
    about: line ? `${line.name}，约 ${line.slotMinutes} 分钟` : '',
    number: line?.number ? `来电号码 ${line.number}` : '',
    together: names.length > 0 ? `和${names.join('、')}一起` : '',
    review: review ? `${reviewReasonLabel[review]}，这次要改时间` : '',
    near: review && can.move && table && week === board.week ? nearOf(nearest(table, startsAt, NEAR), present) : [],
    late: late > 0 && !review ? `今天电话排得晚，大约 ${lateTime(startsAt, late)} 打来` : '',
    open: can.confirm,
    tooLate: booking.tooLate ? `${beforeText(board.rules.cancelBefore)}内不能改了，有急事请直接给学校打电话。` : '',
    canMove: can.move,
    canCancel: can.cancel,
    canConfirm: can.confirm,
  }
}

function lateTime(startsAt: string, minutes: number): string {
  return clockText(minuteOf(Date.parse(startsAt) + minutes * MINUTE_MS))
}

/** 通话前 30 分钟, 通话前 2 小时, 通话前 1 天 */
function beforeText(minutes: number): string {
  if (minutes % 1440 === 0 && minutes > 0) return `通话前 ${minutes / 1440} 天`
  return minutes % 60 === 0 && minutes > 0 ? `通话前 ${minutes / 60} 小时` : `通话前 ${minutes} 分钟`
}
