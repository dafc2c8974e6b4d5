import type { Output } from '../../contract/actions'
import { instantAt } from '../../contract/week'
import { isTold, phoneOf, willStand } from './cast'
import type { Cast } from './cast'

type Board = Output<'bookings.board'>

/** What families do with a time that the school gave them. */
const CONFIRM = 0.55
const MOVE = 0.16
const CANCEL = 0.08
/** Of those whose time fell away, so many choose another one. */
const MEND = 0.9
const ACCEPT = 0.8

/** Each family looks at its board: confirms, moves, cancels, or queues up where nothing is free. */
export async function familiesAnswer(cast: Cast): Promise<void> {
  const done = { confirmed: 0, moved: 0, cancelled: 0, waiting: 0 }
  for (const { phone, children } of cast.families) {
    for (const childId of children) {
      const board = await boardOf(cast, phone, childId)
      const booking = board.bookings.find((one) => one.state === 'booked')
      if (booking && isTold(cast, childId)) {
        await confirm(cast, phone, booking)
        done.confirmed += 1
      } else if (booking) done[await answerOf(cast, phone, board, booking)] += 1
      else if (board.can.wait && !board.waitingState.waiting) {
        await cast.stage.ask(phone, 'parent', 'waiting.join', { childId, week: cast.week })
        done.waiting += 1
      }
    }
  }
  cast.say(`families: ${JSON.stringify(done)}`)
}

async function answerOf(
  cast: Cast,
  phone: string,
  board: Board,
  booking: Board['bookings'][number],
): Promise<'confirmed' | 'moved' | 'cancelled'> {
  const { stage, chance } = cast
  const { bookingId } = booking
  const dice = chance.next()
  if (dice < MOVE && (await moveSomewhere(cast, phone, board, bookingId))) return 'moved'
  if (dice > 1 - CANCEL && booking.can.cancel) {
    await stage.ask(phone, 'parent', 'bookings.cancel', { bookingId })
    return 'cancelled'
  }
  if (chance.happens(CONFIRM / (1 - MOVE - CANCEL))) await confirm(cast, phone, booking)
  return 'confirmed'
}

async function confirm({ stage }: Cast, phone: string, { bookingId, can }: Board['bookings'][number]): Promise<void> {
  if (can.confirm) await stage.ask(phone, 'parent', 'bookings.confirm', { bookingId })
}

/** Families whose time fell away look for another; whoever finds none is left with the flag. @returns how many moved */
export async function familiesMend(cast: Cast): Promise<number> {
  let moved = 0
  for (const { phone, children } of cast.families) {
    for (const childId of children) {
      const board = await boardOf(cast, phone, childId)
      const booking = board.bookings.find((one) => one.review !== null && one.state === 'booked')
      if (!booking || !cast.chance.happens(MEND)) continue
      if (await moveSomewhere(cast, phone, board, booking.bookingId)) moved += 1
    }
  }
  return moved
}

/** Takes up or declines what is offered to a child who waits. */
export async function answerOffers(cast: Cast): Promise<{ taken: number; declined: number }> {
  const { stage, chance, desk } = cast
  const answers = { taken: 0, declined: 0 }
  const { children } = await stage.ask(desk, 'desk', 'waiting.list', { week: cast.week })
  for (const { childId, offer } of children) {
    const phone = offer ? phoneOf(cast, [childId]) : undefined
    if (!phone) continue
    const [open] = (await boardOf(cast, phone, childId)).waitingState.offers
    if (!open) continue
    const { offerId, startsAt } = open
    const takes = isTold(cast, childId) ? willStand(cast, startsAt) : chance.happens(ACCEPT)
    const reply = await stage.call(phone, 'parent', takes ? 'waiting.accept' : 'waiting.decline', { offerId })
    if (reply.ok) answers[takes ? 'taken' : 'declined'] += 1
  }
  // Families without messages are asked by phone, from the desk's call sheet.
  const { offers } = await stage.ask(desk, 'desk', 'desk.today', {})
  for (const { offerId } of offers) {
    if (!chance.happens(ACCEPT)) continue
    if ((await stage.call(desk, 'desk', 'waiting.accept', { offerId })).ok) answers.taken += 1
  }
  return answers
}

/** The board of one child's week, as its parent sees it. */
export async function boardOf({ stage, week }: Cast, phone: string, childId: number): Promise<Board> {
  return stage.ask(phone, 'parent', 'bookings.board', { childId, week })
}

async function moveSomewhere(cast: Cast, phone: string, board: Board, bookingId: number): Promise<boolean> {
  const to = cast.chance.pick(freeTimes(board))
  if (!to) return false
  return (await cast.stage.call(phone, 'parent', 'bookings.move', { bookingId, ...to })).ok
}

/** Every time on a board that nobody has, the soonest first. */
export function freeTimes(board: Board): { lineId: number; startsAt: string }[] {
  return board.days
    .flatMap(({ date, free }) =>
      free.flatMap(({ lineId, minutes }) => minutes.map((minute) => ({ lineId, startsAt: instantAt(date, minute) }))),
    )
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt))
}
