import {
  addDays,
  clockText,
  dateOf,
  instantAt,
  minuteOf,
  monthDay,
  weekdayName,
  type DateText,
} from '../../../../contract/week'
import { namesText, type Plan } from './rows'

export interface Time {
  /** Line and instant, as one key for the chips. */
  key: string
  label: string
}

/** The sheet on which a child is given a time by hand. */
export interface PinSheet {
  childId: number
  names: string
  pinned: boolean
  days: Array<{ key: DateText; label: string }>
  /** By day. */
  times: Record<DateText, Time[]>
  /** The day that is open at first. */
  day: DateText
}

const keyOf = (lineId: number, startsAt: string) => `${lineId}@${startsAt}`

/** Line and instant of a chosen chip. */
export function slotOf(key: string): { lineId: number; startsAt: string } {
  const at = key.indexOf('@')
  return { lineId: Number(key.slice(0, at)), startsAt: key.slice(at + 1) }
}

/** Every time that nobody has booked: those that are free, and those that the plan gives to others, who then get another one. */
export function pinSheet(plan: Pick<Plan, 'week' | 'seats' | 'free' | 'lines' | 'left'>, childId: number): PinSheet {
  const own = [...plan.seats, ...plan.left].find(({ childIds }) => childIds.includes(childId))!
  const seat = plan.seats.find(({ childIds }) => childIds.includes(childId))
  const lineNames = new Map(plan.lines.map(({ lineId, name }) => [lineId, plan.lines.length > 1 ? ` ${name}` : '']))
  const times: Array<Time & { startsAt: string }> = plan.free.flatMap(({ date, lineId, minutes }) =>
    minutes.map((minute) => {
      const startsAt = instantAt(date, minute)
      return { key: keyOf(lineId, startsAt), startsAt, label: `${clockText(minute)}${lineNames.get(lineId) ?? ''}` }
    }),
  )
  for (const one of plan.seats) {
    if (one.state !== 'planned' || (one.pinned && one !== seat)) continue
    const word = one === seat ? '（现在）' : '（换）'
    const label = `${clockText(minuteOf(one.startsAt))}${lineNames.get(one.lineId) ?? ''}${word}`
    times.push({ key: keyOf(one.lineId, one.startsAt), startsAt: one.startsAt, label })
  }
  times.sort((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : a.key < b.key ? -1 : 1))
  const byDay: Record<DateText, Time[]> = {}
  for (const { key, label, startsAt } of times) (byDay[dateOf(startsAt)] ??= []).push({ key, label })
  const days = [0, 1, 2, 3, 4, 5, 6].map((day) => addDays(plan.week, day)).filter((date) => byDay[date])
  const first = seat ? dateOf(seat.startsAt) : (days[0] ?? plan.week)
  return {
    ...{ childId, names: namesText(own.names), pinned: seat?.pinned ?? false, times: byDay },
    days: days.map((date) => ({ key: date, label: `${weekdayName(date)} ${monthDay(date)}` })),
    day: byDay[first] ? first : (days[0] ?? plan.week),
  }
}
