import type { Output } from '../../../../../contract/actions'
import { weekOf } from '../../../../../contract/week'
import { aheadText, weekName } from '../when'
import { bookedOf, type Booked } from './booked-view'
import { tablesOf, type Medium, type Table } from './free'

type Board = Output<'bookings.board'>

/** What choosing a slot would do in the week that is shown. */
export type Plan =
  { kind: 'book' } | { kind: 'move'; bookingId: number; from: string } | { kind: 'closed'; text: string }

/** What the person has chosen so far; a fresh board keeps it where it still can. */
export interface Chosen {
  movingId: number
  medium: Medium | ''
  date: string
}

/** A call of the week that is shown, held or still to come. */
interface Own {
  bookingId: number
  when: string
  canMove: boolean
  done: boolean
}

export interface View {
  children: Array<{ key: number; label: string }>
  childId: number
  name: string
  /** 和甲二: who would share the call; empty where there is nobody. */
  siblings: string
  week: string
  weeks: Array<{ key: string; label: string }>
  upcoming: Booked[]
  own: Own[]
  canBook: boolean
  plan: Plan
  lines: Board['lines']
  tables: Table[]
  media: Array<{ key: Medium; label: string }>
  medium: Medium | ''
  date: string
  /** Said where there is nothing to choose from. */
  none: string
  /** Nothing is free, and the child has no call yet: waiting is what there is to do. */
  full: boolean
  canWait: boolean
  waitingState: Board['waitingState']
  /** Waiting comes before the board: the child waits already, something is kept for it, or nothing is free. */
  waitsFirst: boolean
  /** The other week that can be looked at from there. */
  otherWeek: string
  /** The way to 我的空闲, by what has been said there. */
  hours: string
  /** Days with a call from home. */
  home: string[]
}

function ownOf({ bookings, week }: Board, present: number): Own[] {
  return bookings
    .filter(({ startsAt, state }) => weekOf(startsAt) === week && (state === 'booked' || state === 'done'))
    .map(({ bookingId, startsAt, can, state }) => ({
      bookingId,
      when: aheadText(startsAt, present),
      canMove: can.move,
      done: state === 'done',
    }))
}

/** What a choice in the shown week means: a new call, a move of one that is there, or nothing to choose. */
export function planOf(
  { own, canBook, upcoming, week }: Pick<View, 'own' | 'canBook' | 'upcoming' | 'week'>,
  movingId: number,
): Plan {
  const moving = upcoming.find((one) => one.bookingId === movingId && one.canMove)
  if (moving && (moving.week === week || canBook))
    return { kind: 'move', bookingId: moving.bookingId, from: moving.when }
  if (canBook) return { kind: 'book' }
  const movable = own.filter((one) => one.canMove)
  if (moving && movable.length > 0) return { kind: 'closed', text: `这一周已经约了${movable[0]!.when}。` }
  if (movable.length === 1) return { kind: 'move', bookingId: movable[0]!.bookingId, from: movable[0]!.when }
  if (movable.length > 1) return { kind: 'closed', text: '这一周都约好了。想换时间，点上面的“改时间”。' }
  return { kind: 'closed', text: own.some((one) => one.done) ? '这一周已经通过话了。' : '这一周已经约过了。' }
}

function noneOf(board: Board, tables: Table[]): string {
  if (board.lines.length === 0) return '学校的亲情电话还没有开通，开通后就能在这里约时间。'
  if (tables.some((one) => one.free > 0)) return ''
  return board.week === board.weeks[0] ? '这周没有空位了。' : '下周没有空位了。'
}

function siblingsOf({ children, together }: Board): string {
  const names = children.filter((child) => together.includes(child.childId)).map((child) => child.name)
  return names.length > 0 ? `和${names.join('、')}` : ''
}

/** The day to open on: the one that was chosen, else the first that suits, else the first. */
function dateOfTable(table: Table | undefined, chosen: string): string {
  const days = table?.days ?? []
  return (days.find((day) => day.date === chosen) ?? days.find((day) => day.suiting > 0) ?? days[0])?.date ?? ''
}

/** What changes with the slots that are free. */
export function shelf(
  tables: Table[],
  chosen: Pick<Chosen, 'medium' | 'date'>,
): Pick<View, 'tables' | 'medium' | 'date'> {
  const table = tables.find((one) => one.medium === chosen.medium) ?? tables.find((one) => one.free > 0) ?? tables[0]
  return { tables, medium: table?.medium ?? '', date: dateOfTable(table, chosen.date) }
}

/**
 * The booking board of one week.
 * @param present milliseconds since 1970
 */
export function toView(board: Board, present: number, chosen: Chosen): View {
  const { children, childId, week, weeks, bookings, can } = board
  const tables = tablesOf(board, present)
  const upcoming = bookings
    .filter(({ state, startsAt }) => state === 'booked' && Date.parse(startsAt) > present)
    .map((one) => bookedOf(one, board, tables, present))
  const own = ownOf(board, present)
  const none = noneOf(board, tables)
  const full = none !== '' && board.lines.length > 0 && can.wait
  return {
    children: children.map((child) => ({ key: child.childId, label: child.name })),
    childId,
    name: children.find((child) => child.childId === childId)?.name ?? '',
    siblings: siblingsOf(board),
    week,
    weeks: weeks.map((key) => ({ key, label: weekName(key, weeks[0]!) })),
    upcoming,
    own,
    canBook: can.book,
    plan: planOf({ own, canBook: can.book, upcoming, week }, chosen.movingId),
    lines: board.lines,
    ...shelf(tables, chosen),
    media: tables.length > 1 ? tables.map(({ medium, label }) => ({ key: medium, label })) : [],
    none,
    full,
    canWait: can.wait && board.lines.length > 0,
    waitingState: board.waitingState,
    waitsFirst: full || board.waitingState.waiting !== null || board.waitingState.offers.length > 0,
    otherWeek: weeks.find((one) => one !== week && one > week) ?? '',
    hours: board.availability ? '我的空闲时间' : '说一说您什么时候有空，合适的时间会排在前面',
    home: board.home,
  }
}
