import { createHash } from 'node:crypto'
import type { DateText } from '../../contract/week'
import { plan, remedies, rounds, turns } from '../planner'
import type { Plan } from '../planner'
import { closedHours, extraHours, hourId, lengthId, otherWeek, shorterLengths } from './extra-hours'
import type { Facts } from './gather'
import { likesOf } from './liking'
import type { Likes } from './liking'
import { partiesOf } from './parties'
import type { Party } from './parties'
import { familyId, plannerWeek } from './planner-week'
import type { Shown } from './planner-week'
import { bySlot, slotId, slotOf } from './slots'
import type { SlotTime } from './slots'

/** What a plan gives one child. */
export interface ProposedSeat {
  childId: number
  party: number
  lineId: number | null
  startsAt: string | null
  relativeId: number | null
  pinned: boolean
  kept: boolean
}

export type WhyLeft = 'full' | 'taken' | 'noTime' | 'nobody'

export type RemedyFound =
  | { kind: 'hours'; lineId: number; date: DateText; from: number; to: number; more: number }
  | { kind: 'length'; lineId: number; minutes: number; more: number }

/** What is kept of a plan beside its seats; children by their numbers only. */
export interface PlanFacts {
  /** Of the seats that are not booked yet and of who is left: two plans with the same one say the same to every family. */
  digest: string
  levels: Plan['levels']
  left: { children: number[]; why: WhyLeft; set: number | null; weeks: number; round: number | null }[]
  blocked: { families: number; children: number[]; slots: SlotTime[] }[]
  remedies: RemedyFound[]
  pinsBroken: Facts['pins']
}

export interface Proposal {
  /** One for every child that the plan is about, by number. */
  seats: ProposedSeat[]
  facts: PlanFacts
}

const MOST_REMEDIES = 3

/**
 * Plans a week from a school's facts. Pure: the same facts, in whatever order, give the same proposal byte for byte. With `shown` it keeps to the
 * times of an earlier plan as far as that serves the same families.
 */
export function proposalOf(facts: Facts, week: DateText, now: Date, shown?: Shown): Proposal {
  const likes = likesOf(facts)
  const { open, joining, nobody } = partiesOf(facts, week)
  const free = facts.slots.filter(({ taken }) => !taken)
  const fair = turns(plannerWeek(open, free, facts.pins, likes, shown))
  const result = plan(fair)
  const roundOf = result.left.length > 0 ? rounds(fair) : new Map<string, number>()
  const partyOf = new Map(open.map((party) => [familyId(party), party]))
  const seats = [
    ...keptSeats(facts),
    ...joining.map(({ childId, call }) => seatOf(childId, call.party, call, call.relativeId, false)),
    ...result.seats.flatMap((seat) => partySeats(partyOf.get(seat.family)!, slotOf(seat.slot), seat.pinned, likes)),
  ]
  const left = [
    ...result.left.map((one) => leftOver(one, partyOf.get(one.family)!, { facts, likes, roundOf })),
    ...nobody.map(withoutAnybody),
  ]
  for (const { party, children } of left) seats.push(...children.map((childId) => emptySeat(childId, party)))
  seats.sort((a, b) => a.childId - b.childId)
  const facts_ = {
    levels: result.levels,
    left: left.map(({ children, why, set, weeks, round }) => ({ children, why, set, weeks, round })),
    blocked: result.cores.map((core) => blockedSet(core, partyOf)),
    remedies: result.left.length > 0 ? remediesOf(facts, week, now, open, likes, fair) : [],
    pinsBroken: brokenPins(facts, result, partyOf),
  }
  return { seats, facts: { digest: digestOf(seats), ...facts_ } }
}

function seatOf(
  childId: number,
  party: number,
  slot: SlotTime,
  relativeId: number | null,
  pinned: boolean,
): ProposedSeat {
  return { childId, party, lineId: slot.lineId, startsAt: slot.startsAt, relativeId, pinned, kept: false }
}

const emptySeat = (childId: number, party: number): ProposedSeat => ({
  ...{ childId, party, lineId: null, startsAt: null, relativeId: null, pinned: false, kept: false },
})

function keptSeats({ booked }: Facts): ProposedSeat[] {
  // Of a child with several calls a week, the first one stands for it.
  const first = new Map<number, Facts['booked'][number]>()
  for (const call of [...booked].sort(bySlot)) if (!first.has(call.childId)) first.set(call.childId, call)
  return [...first.values()].map((call) => ({
    ...seatOf(call.childId, call.party, call, call.relativeId, false),
    kept: true,
  }))
}

/** A pinned time may suit nobody: then whoever comes first on the card is called. */
function partySeats(party: Party, slot: SlotTime, pinned: boolean, likes: Likes): ProposedSeat[] {
  const relativeId = likes(party, slot.startsAt)?.relativeId ?? party.callees[0] ?? null
  return party.children.map((childId) => seatOf(childId, party.party, slot, relativeId, pinned))
}

type LeftParty = PlanFacts['left'][number] & { party: number }

interface Around {
  facts: Facts
  likes: Likes
  roundOf: ReadonlyMap<string, number>
}

function leftOver(one: Plan['left'][number], party: Party, { facts, likes, roundOf }: Around): LeftParty {
  const { children, silent: weeks } = party
  if (one.why === 'blocked')
    return { party: party.party, children, why: 'full', set: one.core, weeks, round: roundOf.get(one.family) ?? null }
  const suits = facts.slots.some(({ startsAt }) => likes(party, startsAt) !== null)
  return { party: party.party, children, why: suits ? 'taken' : 'noTime', set: null, weeks, round: null }
}

const withoutAnybody = ({ party, children, silent }: Party): LeftParty => ({
  ...{ party, children, why: 'nobody', set: null, weeks: silent, round: null },
})

function blockedSet(core: Plan['cores'][number], partyOf: Map<string, Party>): PlanFacts['blocked'][number] {
  return {
    families: core.families.length,
    children: core.families.flatMap((family) => partyOf.get(family)!.children).sort((a, b) => a - b),
    slots: core.slots.map(slotOf).sort(bySlot),
  }
}

function brokenPins(facts: Facts, result: Plan, partyOf: Map<string, Party>): Facts['pins'] {
  const kept = new Set(
    result.seats
      .filter(({ pinned }) => pinned)
      .flatMap(({ family, slot }) => partyOf.get(family)!.children.map((child) => `${child} ${slot}`)),
  )
  const planned = new Set([...partyOf.values()].flatMap(({ children }) => children))
  return facts.pins
    .filter((pin) => planned.has(pin.childId) && !kept.has(`${pin.childId} ${slotId(pin)}`))
    .sort((a, b) => a.childId - b.childId)
}

function remediesOf(
  facts: Facts,
  week: DateText,
  now: Date,
  open: Party[],
  likes: Likes,
  fair: ReturnType<typeof turns>,
): RemedyFound[] {
  const hours = closedHours(facts, week, now)
  const lengths = shorterLengths(facts)
  const known = new Map<string, (more: number) => RemedyFound>([
    ...hours.map((hour) => [hourId(hour), (more: number) => ({ kind: 'hours', ...hour, more })] as const),
    ...lengths.map((length) => [lengthId(length), (more: number) => ({ kind: 'length', ...length, more })] as const),
  ] as [string, (more: number) => RemedyFound][])
  const others = lengths.map((length) => otherWeek(length, facts, open, likes))
  const { alone } = remedies(fair, extraHours(hours, facts, open, likes), others)
  const found = alone.map(({ id, moreChildren }) => known.get(id)!(moreChildren)).filter(({ more }) => more > 0)
  const cheapest = (kind: RemedyFound['kind']) => found.filter((one) => one.kind === kind).slice(0, MOST_REMEDIES)
  return [...cheapest('hours'), ...cheapest('length')]
}

/** Numbers and times only, in one order: what a family would be told. */
function digestOf(seats: readonly ProposedSeat[]): string {
  const told = seats.filter(({ kept }) => !kept).map(({ childId, lineId, startsAt }) => [childId, lineId, startsAt])
  return createHash('sha256').update(JSON.stringify(told)).digest('hex')
}
