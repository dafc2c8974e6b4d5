import { addDays, clockText, dateOf, instantAt, minuteOf, weekdayName, type DateText } from '../../../../contract/week'
import { namesText, type Plan, type Seat } from './rows'

export interface Time {
  /** Line and instant, as one key for the chips. */
  key: string
  /** `18:20`, `18:30 换` */
  label: string
}

/** The times of one phone on one day. */
export interface LineTimes {
  lineId: number
  /** Empty where the school has one phone. */
  name: string
  times: Time[]
}

/** The sheet on which a child is given a time by hand. */
export interface PinSheet {
  childId: number
  names: string
  /** What follows from it, and how the times are marked. */
  note: string
  pinned: boolean
  days: Array<{ key: DateText; label: string }>
  /** By day. */
  times: Record<DateText, LineTimes[]>
  /** The day that is open at first. */
  day: DateText
}

interface Offered {
  lineId: number
  startsAt: string
  /** Whose it is: nobody's, its own, or another's who then gets another one. */
  mark: '' | ' 现在' | ' 换'
}

/** Line and instant of a chosen chip. */
export function slotOf(key: string): { lineId: number; startsAt: string } {
  const at = key.indexOf('@')
  return { lineId: Number(key.slice(0, at)), startsAt: key.slice(at + 1) }
}

/** Every time that nobody has booked: those that are free, and those that the plan gives to others, who then get another one. */
export function pinSheet(plan: Pick<Plan, 'week' | 'seats' | 'free' | 'lines' | 'left'>, childId: number): PinSheet {
  const own = [...plan.seats, ...plan.left].find(({ childIds }) => childIds.includes(childId))!
  const seat = plan.seats.find(({ childIds }) => childIds.includes(childId))
  const offered = offeredTo(plan, seat)
  const week = [0, 1, 2, 3, 4, 5, 6].map((day) => addDays(plan.week, day))
  const days = week.filter((date) => offered.some(({ startsAt }) => dateOf(startsAt) === date))
  const first = seat && dateOf(seat.startsAt)
  const swaps = offered.some(({ mark }) => mark === ' 换') ? '“换”的现在是别家的。' : ''
  return {
    ...{ childId, names: namesText(own.names), pinned: seat?.pinned ?? false },
    note: `留下后，其余的会重新排。${swaps}`,
    days: days.map((date) => ({ key: date, label: `${weekdayName(date)} ${Number(date.slice(8))}日` })),
    times: Object.fromEntries(days.map((date) => [date, timesOn(date, offered, plan.lines)])),
    day: first && days.includes(first) ? first : (days[0] ?? plan.week),
  }
}

function offeredTo({ seats, free }: Pick<Plan, 'seats' | 'free'>, own: Seat | undefined): Offered[] {
  const open = free.flatMap(({ date, lineId, minutes }) =>
    minutes.map((minute): Offered => ({ lineId, startsAt: instantAt(date, minute), mark: '' })),
  )
  const planned = seats
    .filter((seat) => seat.state === 'planned' && (seat === own || !seat.pinned))
    .map((seat): Offered => ({ ...seat, mark: seat === own ? ' 现在' : ' 换' }))
  return [...open, ...planned].sort((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : 0))
}

function timesOn(date: DateText, offered: Offered[], lines: Plan['lines']): LineTimes[] {
  return lines
    .map(({ lineId, name }) => ({
      ...{ lineId, name: lines.length > 1 ? name : '' },
      times: offered
        .filter((one) => one.lineId === lineId && dateOf(one.startsAt) === date)
        .map(({ startsAt, mark }) => ({
          key: `${lineId}@${startsAt}`,
          label: `${clockText(minuteOf(startsAt))}${mark}`,
        })),
    }))
    .filter(({ times }) => times.length > 0)
}
