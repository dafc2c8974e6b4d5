import type { Output } from '../../contract/actions'
import { addDays, instantAt } from '../../contract/week'
import type { DateText } from '../../contract/week'
import type { PlanFacts } from './proposal'
import { bySlot, slotId } from './slots'
import type { SlotTime } from './slots'

type Board = Output<'plans.open'>
type Seat = Board['seats'][number]

/** One child of the plan, with what has become of its place. */
export interface PlaceRow {
  childId: number
  name: string
  party: number
  lineId: number | null
  startsAt: string | null
  relativeId: number | null
  pinned: boolean
  kept: boolean
  booking:
    | (SlotTime & {
        state: 'booked' | 'done' | 'missed' | 'cancelled'
        relativeId: number | null
        /** Given by this plan or an earlier one of the week, not asked for. */
        byPlan: boolean
        confirmed: boolean
        review: boolean
      })
    | null
  was: SlotTime | null
  relations: Record<string, NonNullable<Seat['relation']>> | null
}

/** What the statement of `plans.open` gives. */
export interface PlanRow {
  week: DateText
  plan: {
    planId: number
    state: 'proposal' | 'published'
    madeAt: string
    publishedAt: string | null
    /** Without the children's numbers once one of them has been erased. */
    facts: Partial<PlanFacts>
  } | null
  clockPublishes: boolean
  children: number
  lines: Board['lines']
  places: PlaceRow[]
  free: Board['free']
}

interface At {
  weeks: DateText[]
  now: Date
  publishesAt: string
}

/** The board from the rows: children who share a call are one seat, and what was booked since counts before what was planned. */
export function toBoard({ plan, places, ...row }: PlanRow, { weeks, now, publishesAt }: At): Board {
  const seated = places.map((place) => ({ place, seat: seatOf(place, plan?.state === 'published') }))
  const seats = shared(seated.flatMap(({ place, seat }) => (seat ? [{ place, seat }] : [])))
  const left = leftOf(
    plan?.facts.left,
    seated.flatMap(({ place, seat }) => (seat ? [] : [place])),
  )
  const names = new Map(places.map(({ childId, name }) => [childId, name]))
  const isOver = instantAt(addDays(row.week, 7)) <= now.toISOString()
  const hasLines = row.lines.length > 0
  const told = seats.filter(({ kept, state }) => !kept && state !== 'planned')
  return {
    ...{ week: row.week, weeks, lines: row.lines, free: row.free, seats, left },
    planId: plan?.planId ?? null,
    state: plan?.state ?? 'none',
    madeAt: plan?.madeAt ?? null,
    publishedAt: plan?.publishedAt ?? null,
    publishesAt: row.clockPublishes && publishesAt > now.toISOString() ? publishesAt : null,
    counts: {
      children: row.children,
      seated: countChildren(seats.filter(({ state }) => state !== 'cancelled')),
      kept: countChildren(seats.filter(({ kept }) => kept)),
      left: countChildren(left),
      families: told.length,
      confirmed: told.filter(({ state }) => state === 'confirmed' || state === 'moved' || state === 'done').length,
    },
    blocked: (plan?.facts.blocked ?? []).map(({ families, children, slots }) => ({
      ...{ families, slots, children: children.length },
      names: children.flatMap((child) => names.get(child) ?? []),
    })),
    remedies: plan?.facts.remedies ?? [],
    pinsBroken: (plan?.facts.pinsBroken ?? []).map((pin) => ({ ...pin, name: names.get(pin.childId) ?? '' })),
    can: {
      publish:
        plan?.state === 'proposal' && !isOver && (left.length > 0 || seats.some(({ state }) => state === 'planned')),
      pin: hasLines && !isOver,
      propose: hasLines && !isOver,
    },
  }
}

const countChildren = (of: readonly { childIds: number[] }[]) =>
  of.reduce((sum, { childIds }) => sum + childIds.length, 0)

/** Where a child stands: with its booking, as soon as there is one; else where the plan puts it; null without a time. */
function seatOf(place: PlaceRow, published: boolean): Omit<Seat, 'childIds' | 'names'> | null {
  const { booking, pinned, was, lineId, startsAt } = place
  // A call whose time is gone is no time: a proposal gives the family another one.
  const gone = booking?.state === 'cancelled' || (booking?.state === 'booked' && booking.review && !published)
  const live = booking && !gone ? booking : null
  const time = live ?? (lineId !== null && startsAt !== null ? { lineId, startsAt } : null)
  if (!time) return null
  const state = live ? stateOf(live, place) : published ? 'cancelled' : 'planned'
  const relativeId = live ? live.relativeId : place.relativeId
  return {
    ...{ lineId: time.lineId, startsAt: time.startsAt, pinned, was, state },
    kept: live !== null && !live.byPlan,
    relation: (relativeId !== null && place.relations?.[relativeId]) || null,
    review: live?.review ?? false,
  }
}

function stateOf(live: NonNullable<PlaceRow['booking']>, { lineId, startsAt, kept }: PlaceRow): Seat['state'] {
  if (live.state !== 'booked') return live.state
  const moved = !kept && lineId !== null && (live.lineId !== lineId || live.startsAt !== startsAt)
  return moved ? 'moved' : live.confirmed ? 'confirmed' : 'booked'
}

/** Siblings in one call become one seat. */
function shared(of: { place: PlaceRow; seat: Omit<Seat, 'childIds' | 'names'> }[]): Seat[] {
  const seats = new Map<string, Seat>()
  for (const { place, seat } of of) {
    const key = `${slotId(seat)} ${place.party} ${seat.state}`
    const known = seats.get(key) ?? { ...seat, childIds: [], names: [] }
    known.childIds.push(place.childId)
    known.names.push(place.name)
    known.relation ??= seat.relation
    known.was ??= seat.was
    seats.set(key, known)
  }
  return [...seats.values()].sort(bySlot)
}

/** Who has no time still, with the reason that the plan found; siblings together. */
function leftOf(found: PlanFacts['left'] | undefined, places: PlaceRow[]): Board['left'] {
  const names = new Map(places.map(({ childId, name }) => [childId, name]))
  if (!found)
    return places.map(({ childId, name }) => ({
      childIds: [childId],
      names: [name],
      why: 'full',
      set: null,
      weeks: 0,
      round: null,
    }))
  return found.flatMap(({ children, ...rest }) => {
    const still = children.filter((child) => names.has(child))
    return still.length > 0 ? [{ childIds: still, names: still.map((child) => names.get(child)!), ...rest }] : []
  })
}
