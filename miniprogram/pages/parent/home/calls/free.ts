import type { NearSlot, Output } from '../../../../../contract/actions'
import { mediumLabel } from '../../../../../contract/labels'
import { addDays, clockText, dateOf, instantAt, minuteOf, weekdayName } from '../../../../../contract/week'

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

export interface Group {
  label: string
  slots: Slot[]
  /** `suits`: the reader can be reached then; `busy`: they have said that they cannot. */
  kind: 'suits' | 'open' | 'busy'
}

export interface Day {
  date: string
  /** 今天, 明天, 周日 */
  name: string
  /** 29日 */
  day: string
  free: number
  /** How many of them suit the reader. */
  suiting: number
  /** For screen readers. */
  spoken: string
  groups: Group[]
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

type Marked = Slot & { minute: number; suit: string }

function slotsOf({ days, lines }: Board, date: string, medium: Medium): Marked[] {
  const free = days.find((day) => day.date === date)?.free ?? []
  const all = lines
    .filter((line) => line.medium === medium)
    .flatMap(({ lineId, slotMinutes }) => {
      const own = free.find((one) => one.lineId === lineId)
      return (own?.minutes ?? []).map((minute, index) => ({
        startsAt: instantAt(date, minute),
        lineId,
        time: clockText(minute),
        minutes: slotMinutes,
        minute,
        suit: own!.suits[index] ?? '.',
      }))
    })
    .sort((a, b) => a.minute - b.minute)
  // Which of two phones rings is nothing a family needs to choose.
  return all.filter((slot, index) => slot.minute !== all[index - 1]?.minute)
}

/** The slots that suit come first, those at which the reader is busy last; between them the day runs its course. */
function groupsOf(slots: Marked[], weekend: boolean): Group[] {
  const groups: Group[] = []
  const put = (label: string, kind: Group['kind'], slot: Slot) => {
    const last = groups[groups.length - 1]
    if (last?.label === label) last.slots.push(slot)
    else groups.push({ label, slots: [slot], kind })
  }
  for (const [kind, mark] of [
    ['suits', '+'],
    ['open', '.'],
    ['busy', '-'],
  ] as const) {
    for (const { minute, suit, ...slot } of slots) {
      if (suit !== mark) continue
      const label = kind === 'suits' ? '适合您的时间' : kind === 'busy' ? '您可能没空的时间' : partOf(minute, weekend)
      put(label, kind, slot)
    }
  }
  return groups
}

function dayOf(board: Board, date: string, medium: Medium, today: string): Day {
  const slots = slotsOf(board, date, medium)
  const name = date === today ? '今天' : date === addDays(today, 1) ? '明天' : weekdayName(date)
  const day = `${Number(date.slice(8))}日`
  const suiting = slots.filter(({ suit }) => suit === '+').length
  const suits = suiting > 0 ? `，其中${suiting}个适合您` : ''
  return {
    date,
    name,
    day,
    free: slots.length,
    suiting,
    spoken: `${name}${day}，${slots.length}个空时间${suits}`,
    groups: groupsOf(slots, /[六日]/.test(weekdayName(date))),
  }
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

const rank = { suits: 0, open: 1, busy: 2 }

/** The free slots to take instead of one that is gone: those that suit before those that do not, and of these the nearest first. */
export function nearest(table: Table, startsAt: string, count: number): Slot[] {
  const distance = (slot: Slot) => Math.abs(Date.parse(slot.startsAt) - Date.parse(startsAt))
  return table.days
    .flatMap((day) => day.groups.flatMap(({ kind, slots }) => slots.map((slot) => ({ kind, slot }))))
    .filter(({ slot }) => slot.startsAt !== startsAt)
    .sort((a, b) => rank[a.kind] - rank[b.kind] || distance(a.slot) - distance(b.slot))
    .slice(0, count)
    .map(({ slot }) => slot)
}

/** The slots that came along with a refusal, as the board has them. */
export function slotsNear(near: NearSlot[], lines: Array<{ lineId: number; slotMinutes: number }>): Slot[] {
  return near.flatMap(({ lineId, startsAt }) => {
    const line = lines.find((one) => one.lineId === lineId)
    return line ? [{ startsAt, lineId, time: clockText(minuteOf(startsAt)), minutes: line.slotMinutes }] : []
  })
}

/** The board without a slot that turned out to be gone. */
export function without(tables: Table[], { lineId, startsAt }: Slot): Table[] {
  const isIt = (slot: Slot) => slot.lineId === lineId && slot.startsAt === startsAt
  return tables.map((table) => {
    const day = table.days.find((one) => one.groups.some((group) => group.slots.some(isIt)))
    if (!day) return table
    const groups = day.groups
      .map((group) => ({ ...group, slots: group.slots.filter((slot) => !isIt(slot)) }))
      .filter((group) => group.slots.length > 0)
    const suited = day.groups.some((group) => group.kind === 'suits' && group.slots.some(isIt))
    const rest = { ...day, groups, free: day.free - 1, suiting: day.suiting - (suited ? 1 : 0) }
    const days = table.days.map((one) => (one === day ? rest : one)).filter((one) => one.free > 0)
    return { ...table, days, free: table.free - 1 }
  })
}
