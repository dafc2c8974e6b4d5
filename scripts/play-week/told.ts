import type { DateText } from '../../contract/week'
import { willStand } from './cast'
import type { Cast } from './cast'
import { answerOffers, boardOf, freeTimes } from './families'

/** A family whose time fell away and who found another. */
export interface Looked {
  childId: number
  from: string
  to: string
}

/** A family who missed a call and took a time that was offered to them. */
export interface Took {
  childId: number
  missed: string
  at: string
  /** How many offers were taken meanwhile, theirs among them. */
  offersTaken: number
}

/** The parent sees that the time is gone, and taps the next one that is sure. @throws Error where it is not gone, or nothing is free */
export async function looksForAnother(cast: Cast): Promise<Looked> {
  const { phone, childId } = cast.told.looks
  const board = await boardOf(cast, phone, childId)
  const gone = board.bookings.find((one) => one.review !== null && one.state === 'booked')
  const to = freeTimes(board).find(({ startsAt }) => willStand(cast, startsAt))
  if (!gone || !to) throw new Error(gone ? 'there is no other time' : 'the time of the child has not fallen away')
  await cast.stage.ask(phone, 'parent', 'bookings.move', { bookingId: gone.bookingId, ...to })
  return { childId, from: gone.startsAt, to: to.startsAt }
}

/** Nobody is asked again so soon who said no to an offer (domain/waiting/offering). */
const REST_MINUTES = 31
const MOST_ROUNDS = 5

/**
 * After the missed call the child stands in front of those who wait, maybe behind others who missed theirs. As many families give back their time on another day as it takes, and one of these
 * times is offered to it. @throws Error where it is offered nothing
 */
export async function takesWhatIsGivenBack(cast: Cast, on: DateText): Promise<Took> {
  const { phone, childId } = cast.told.takes
  let offersTaken = 0
  for (let round = 0; round <= MOST_ROUNDS; round += 1) {
    const { bookings } = await boardOf(cast, phone, childId)
    const missed = bookings.find(({ state }) => state === 'missed')
    const has = bookings.find(({ state }) => state === 'booked')
    if (has && missed) return { childId, missed: missed.startsAt, at: has.startsAt, offersTaken }
    await cast.stage.minutesLater(REST_MINUTES)
    await giveBack(cast, on, await placeOf(cast, childId))
    await cast.stage.minutesLater(1)
    offersTaken += (await answerOffers(cast)).taken
  }
  throw new Error('a child that missed its call was offered nothing')
}

async function placeOf({ stage, desk, week }: Cast, childId: number): Promise<number> {
  const { children } = await stage.ask(desk, 'desk', 'waiting.list', { week })
  return children.find((child) => child.childId === childId)?.place ?? 1
}

/** Families who ring the desk: they do not need their time of that day. */
async function giveBack({ stage, desk }: Cast, on: DateText, most: number): Promise<void> {
  const { turns } = await stage.ask(desk, 'desk', 'desk.today', { on })
  const booked = turns.flatMap(({ children }) => (children.length === 1 ? children : []))
  for (const { bookingId } of booked.filter(({ state }) => state === 'booked').slice(0, most))
    await stage.ask(desk, 'desk', 'bookings.cancel', { bookingId })
}
