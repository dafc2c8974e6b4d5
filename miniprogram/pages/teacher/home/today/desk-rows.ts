import type { Output } from '../../../../../contract/actions'
import { relationLabel } from '../../../../../contract/labels'
import { clockText, minuteOf } from '../../../../../contract/week'

type Booking = Output<'week.today'>['desk'][number]

/** Where a booking stands at the desk. `late`: its time is over and nobody has logged it. */
export type Turn = 'late' | 'now' | 'next' | 'later'

export interface DeskRow {
  bookingId: number
  childId: number
  name: string
  time: string
  /** `和爸爸`; empty where nobody in particular booked. */
  withWhom: string
  relation: NonNullable<Booking['relation']> | ''
  /** `一年级2班 · 亲情电话1` */
  where: string
  turn: Turn
  turnText: string
}

export interface Desk {
  rows: DeskRow[]
  /** Those that wait after the ones shown. */
  more: number
  /** `今天 8 个，已通话 3 个，没通上 1 个`; empty where the day has none. */
  summary: string
}

const MINUTE_MS = 60_000
/** A child is at the phone from a little before its time. */
const EARLY_MS = 3 * MINUTE_MS
/** After this long the next child stands there. */
const SPAN_MS = 15 * MINUTE_MS
/** Rows of the desk on the first screen. */
const SHOWN = 6

const turnTexts: Record<Turn, string> = { late: '还没记', now: '现在', next: '下一个', later: '' }

function turnOf(at: number, present: number, first: boolean): Turn {
  if (present >= at + SPAN_MS) return 'late'
  if (present >= at - EARLY_MS) return 'now'
  return first ? 'next' : 'later'
}

function rowsOf(waiting: Booking[], present: number): DeskRow[] {
  const nextAt = waiting.map(({ startsAt }) => Date.parse(startsAt)).find((at) => present < at - EARLY_MS)
  return waiting.map(({ bookingId, childId, name, className, startsAt, line, relation }) => {
    const at = Date.parse(startsAt)
    const turn = turnOf(at, present, at === nextAt)
    return {
      bookingId,
      childId,
      name,
      time: clockText(minuteOf(startsAt)),
      withWhom: relation ? `和${relationLabel[relation]}` : '',
      relation: relation ?? '',
      where: `${className} · ${line}`,
      turn,
      turnText: turnTexts[turn],
    }
  })
}

function summaryOf(desk: Booking[]): string {
  const count = (state: Booking['state']) => desk.filter((one) => one.state === state).length
  if (desk.length === 0) return ''
  const parts = [`今天 ${desk.length} 个`, `已通话 ${count('done')} 个`]
  return [...parts, ...(count('missed') > 0 ? [`没通上 ${count('missed')} 个`] : [])].join('，')
}

/**
 * The desk's day in the order of its clock: what was not logged, who is at the phone, who comes next.
 * @param present milliseconds since 1970
 * @param all shows the whole day
 */
export function deskOf(desk: Booking[], present: number, all: boolean): Desk {
  const rows = rowsOf(
    desk.filter(({ state }) => state === 'booked'),
    present,
  )
  const shown = all ? rows : rows.slice(0, SHOWN)
  return { rows: shown, more: rows.length - shown.length, summary: summaryOf(desk) }
}
