import type { Output } from '../../../../../contract/actions'
import { mediumLabel } from '../../../../../contract/labels'
import { addDays, clockText, dateOf, instantAt, weekdayName } from '../../../../../contract/week'

type Board = Output<'bookings.board'>
export type Medium = keyof typeof mediumLabel

export interface Slot {
  /** The instant; within one table no two lines offer the same one. */
  startsAt: string
  lineId: number
  time: string
  /** How long the line's slots are. */
  minutes: number
}

export interface Day {
  date: string
  /** 今天, 明天, 周日 */
  name: string
  /** 29日 */
  day: string
  free: number
  groups: Array<{ label: string; slots: Slot[] }>
}

/** The free slots of one medium, day by day. */
export interface Table {
  medium: Medium
  label: string
  days: Day[]
  free: number
}

/** Parts of a school day, by the minute at which each ends. */
const parts = [
  { label: '上午', until: 11 * 60 + 30 },
  { label: '中午', until: 14 * 60 },
  { label: '下午', until: 16 * 60 },
  { label: '放学后', until: 18 * 60 },
  { label: '晚上', until: 24 * 60 },
]

const partOf = (minute: number, weekend: boolean) => {
  const { label } = parts.find(({ until }) => minute < until) ?? parts[parts.length - 1]!
  return weekend && label === '放学后' ? '下午' : label
}

function slotsOf({ days, lines }: Board, date: string, medium: Medium): Array<Slot & { minute: number }> {
  const free = days.find((day) => day.date === date)?.free ?? []
  const all = lines
    .filter((line) => line.medium === medium)
    .flatMap(({ lineId, slotMinutes }) =>
      (free.find((one) => one.lineId === lineId)?.minutes ?? []).map((minute) => ({
        startsAt: instantAt(date, minute),
        lineId,
        time: clockText(minute),
        minutes: slotMinutes,
        minute,
      })),
    )
    .sort((a, b) => a.minute - b.minute)
  // Which of two phones rings is nothing a family needs to choose.
  return all.filter((slot, index) => slot.minute !== all[index - 1]?.minute)
}

function dayOf(board: Board, date: string, medium: Medium, today: string): Day {
  const weekend = /[六日]/.test(weekdayName(date))
  const groups: Day['groups'] = []
  const slots = slotsOf(board, date, medium)
  for (const { minute, ...slot } of slots) {
    const label = partOf(minute, weekend)
    const last = groups[groups.length - 1]
    if (last?.label === label) last.slots.push(slot)
    else groups.push({ label, slots: [slot] })
  }
  const name = date === today ? '今天' : date === addDays(today, 1) ? '明天' : weekdayName(date)
  return { date, name, day: `${Number(date.slice(8))}日`, free: slots.length, groups }
}

/** The week's board for each medium that the school offers, without the days that are over. `present` in milliseconds since 1970. */
export function tablesOf(board: Board, present: number): Table[] {
  const today = dateOf(present)
  const dates = [0, 1, 2, 3, 4, 5, 6].map((days) => addDays(board.week, days)).filter((date) => date >= today)
  const media = (Object.keys(mediumLabel) as Medium[]).filter((medium) =>
    board.lines.some((line) => line.medium === medium),
  )
  return media.map((medium) => {
    const days = dates.map((date) => dayOf(board, date, medium, today)).filter((day) => day.free > 0)
    return { medium, label: mediumLabel[medium], days, free: days.reduce((sum, day) => sum + day.free, 0) }
  })
}

/** The free slots nearest to one that is gone, nearest first. */
export function nearest(table: Table, startsAt: string, count: number): Slot[] {
  const distance = (slot: Slot) => Math.abs(Date.parse(slot.startsAt) - Date.parse(startsAt))
  return table.days
    .flatMap((day) => day.groups.flatMap((group) => group.slots))
    .filter((slot) => slot.startsAt !== startsAt)
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, count)
}
