import type { Output } from '../../contract/actions'
import { dateOf } from '../../contract/week'
import type { DateText } from '../../contract/week'
import { isTold } from './cast'
import type { Cast } from './cast'
import { answerOffers } from './families'

type Turn = Output<'desk.today'>['turns'][number]

const outcomes = [
  ['reached', 0.8],
  ['noAnswer', 0.1],
  ['busy', 0.03],
  ['declined', 0.03],
  ['childAbsent', 0.02],
  ['cutOff', 0.02],
] as const

/** How the desk's day went. */
export interface Day {
  calls: number
  reached: number
  offersTaken: number
  walkIns: number
}

/**
 * One day at the desk, from the first call to the last: the clock goes from turn to turn, each is logged, and what comes free meanwhile is offered to who waits.
 * @param until no call after this instant; the line is broken then, or the day over
 */
export async function deskDay(cast: Cast, date: DateText, until: string): Promise<Day> {
  const day: Day = { calls: 0, reached: 0, offersTaken: 0, walkIns: 0 }
  const tried = new Set<number>()
  for (;;) {
    const { turns } = await cast.stage.ask(cast.desk, 'desk', 'desk.today', { on: date })
    const next = turns.find((turn) => isOpen(turn, tried) && turn.startsAt < until)
    if (!next) break
    await cast.stage.clockTo(next.startsAt)
    for (const { bookingId } of next.children) tried.add(bookingId)
    if (!(await stillThere(cast, date, next))) continue
    day.calls += 1
    if (await logOne(cast, next)) day.reached += 1
    day.offersTaken += (await answerOffers(cast)).taken
  }
  return day
}

/** A child who waits comes by, the line is free: a call without an appointment. @returns how many */
export async function walkIns(cast: Cast, at: string, most: number): Promise<number> {
  const { children } = await cast.stage.ask(cast.desk, 'desk', 'waiting.list', { week: cast.week })
  let calls = 0
  for (const { childId } of children.filter(({ offer }) => !offer).slice(0, most)) {
    const outcome = { outcome: 'reached' as const, durationSeconds: 240 }
    await cast.stage.ask(cast.desk, 'desk', 'calls.log', { childId, ...outcome, origin: 'walkIn', startedAt: at })
    calls += 1
  }
  return calls
}

const isOpen = ({ children, review }: Turn, tried: Set<number>) =>
  review === null && children.some(({ state, bookingId }) => state === 'booked' && !tried.has(bookingId))

/** While the clock went on, the family may have moved or the line have broken. */
async function stillThere(cast: Cast, date: DateText, turn: Turn): Promise<boolean> {
  const { turns } = await cast.stage.ask(cast.desk, 'desk', 'desk.today', { on: date })
  const ids = new Set(turn.children.map(({ bookingId }) => bookingId))
  return turns.some(
    (one) => one.review === null && one.children.some((c) => ids.has(c.bookingId) && c.state === 'booked'),
  )
}

async function logOne(cast: Cast, turn: Turn): Promise<boolean> {
  const { stage, chance, desk } = cast
  const child = turn.children.find(({ state }) => state === 'booked')!
  const outcome = isTold(cast, child.childId) ? toldOutcome(cast, child.childId, turn) : byChance(cast)
  const relativeId = turn.relatives.find((one) => one.childIds.includes(child.childId))?.relativeId
  await stage.ask(desk, 'desk', 'calls.log', {
    childId: child.childId,
    bookingId: child.bookingId,
    ...(relativeId && { relativeId }),
    outcome,
    startedAt: turn.startsAt,
    durationSeconds: outcome === 'reached' ? 180 + Math.floor(chance.next() * 400) : 0,
    ...(outcome === 'reached' && { mood: 4 as const }),
  })
  return outcome === 'reached'
}

function byChance({ chance }: Cast): (typeof outcomes)[number][0] {
  let dice = chance.next()
  return outcomes.find(([, share]) => (dice -= share) < 0)?.[0] ?? 'reached'
}

/** Who takes an offer later misses Monday's call; every other call of the two whose week is told comes about. */
function toldOutcome({ told, week }: Cast, childId: number, { startsAt }: Turn): 'noAnswer' | 'reached' {
  return childId === told.takes.childId && dateOf(startsAt) === week ? 'noAnswer' : 'reached'
}
