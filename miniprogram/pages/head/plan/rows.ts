import type { Output } from '../../../../contract/actions'
import { relationLabel } from '../../../../contract/labels'
import {
  addDays,
  clockText,
  dateOf,
  dayAndTime,
  minuteOf,
  monthDay,
  weekdayName,
  type DateText,
} from '../../../../contract/week'

export type Plan = Output<'plans.open'>
export type Seat = Plan['seats'][number]

/** A word with its shape: colour never says it alone. */
export interface Mark {
  icon: string
  text: string
  tone: '' | 'brand' | 'reached' | 'booked' | 'missed' | 'waiting'
}

export interface Row {
  key: string
  childId: number
  /** `18:20` */
  time: string
  names: string
  /** `打给爸爸 · 宿舍楼电话` */
  about: string
  mark: Mark | null
  /** How it differs from the week before. */
  change: Mark | null
  spoken: string
}

export interface Day {
  date: DateText
  /** `周一 11月30日` */
  label: string
  /** `24 个家庭` */
  count: string
  /** `3 个换了时间`; empty for none. */
  changes: string
  rows: Row[]
  spoken: string
}

const WEEK_MS = 7 * 24 * 3600_000

/** How a time differs from the family's time of the week before. */
export function changeOf({ startsAt, was }: Seat): Mark {
  if (!was) return { icon: 'plus', text: '新排的', tone: 'brand' }
  const later = Date.parse(startsAt) - Date.parse(was.startsAt) - WEEK_MS
  if (later === 0) return { icon: 'check', text: '和上周一样', tone: '' }
  const before = `上周${dayAndTime(was.startsAt)}`
  return later < 0
    ? { icon: 'clock', text: `提前了，${before}`, tone: 'booked' }
    : { icon: 'clock', text: `推后了，${before}`, tone: 'waiting' }
}

const stateMarks: Record<Exclude<Seat['state'], 'planned'>, Mark> = {
  booked: { icon: 'half-circle', text: '等家长确认', tone: 'booked' },
  confirmed: { icon: 'check-round', text: '已确认', tone: 'reached' },
  moved: { icon: 'swap', text: '家长改到这里', tone: 'reached' },
  cancelled: { icon: 'cross-round', text: '取消了', tone: 'missed' },
  done: { icon: 'check-round', text: '通过话了', tone: 'reached' },
  missed: { icon: 'cross-round', text: '没接通', tone: 'missed' },
}

function markOf({ state, kept, pinned, review }: Seat): Mark | null {
  if (review) return { icon: 'warning', text: '时间没了，要改', tone: 'missed' }
  if (kept && (state === 'booked' || state === 'confirmed'))
    return { icon: 'check-round', text: '约好的', tone: 'reached' }
  if (state === 'planned') return pinned ? { icon: 'lock', text: '您留的', tone: 'brand' } : null
  return stateMarks[state]
}

/** `甲一、甲二` */
export const namesText = (names: readonly string[]): string => names.join('、')

function rowOf(seat: Seat, lineNames: Map<number, string>, compare: boolean): Row {
  const { childIds, names, startsAt, relation, lineId } = seat
  const time = clockText(minuteOf(startsAt))
  const by = relation ? `打给${relationLabel[relation]}` : ''
  const line = lineNames.size > 1 ? (lineNames.get(lineId) ?? '') : ''
  const about = [by, line].filter(Boolean).join(' · ')
  const mark = markOf(seat)
  const change = compare ? changeOf(seat) : null
  return {
    ...{ key: `${childIds[0]!}`, childId: childIds[0]!, time, names: namesText(names), about, mark, change },
    spoken: [time, namesText(names), about, mark?.text, change?.text].filter(Boolean).join('，'),
  }
}

/** The week's calls by day, days without any left out. In the first week of all there is nothing to compare with. */
export function daysOf({ week, seats, lines }: Pick<Plan, 'week' | 'seats' | 'lines'>): Day[] {
  const compare = seats.some(({ was }) => was !== null)
  const lineNames = new Map(lines.map(({ lineId, name }) => [lineId, name]))
  return [0, 1, 2, 3, 4, 5, 6]
    .map((day) => addDays(week, day))
    .map((date) => ({ date, own: seats.filter(({ startsAt }) => dateOf(startsAt) === date) }))
    .filter(({ own }) => own.length > 0)
    .map(({ date, own }) => {
      const moved = compare ? own.filter((seat) => seat.was && changeOf(seat).tone !== '').length : 0
      const label = `${weekdayName(date)} ${monthDay(date)}`
      const count = `${own.length} 个家庭`
      const changes = moved > 0 ? `${moved} 个换了时间` : ''
      return {
        ...{ date, label, count, changes },
        spoken: [label, count, changes].filter(Boolean).join('，'),
        rows: own.map((seat) => rowOf(seat, lineNames, compare)),
      }
    })
}
