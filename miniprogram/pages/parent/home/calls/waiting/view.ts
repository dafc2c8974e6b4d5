import type { Output } from '../../../../../../contract/actions'
import { callOutcomeLabel } from '../../../../../../contract/labels'
import { reviewReasonLabel } from '../../../../../../contract/line-words'
import { clockText, dateOf, minuteOf } from '../../../../../../contract/week'
import { aheadDay, aheadText } from '../../when'

export type WaitingState = Output<'bookings.board'>['waitingState']

export interface OfferCard {
  offerId: number
  /** 周三 18:20 */
  when: string
  /** 给您留到 17:40 */
  until: string
}

export interface View {
  offers: OfferCard[]
  /** The place on the list; empty where nobody waits. */
  line: string
  /** Why the child stands in front. */
  front: string
}

/** Why the last call did not come about; a day that nobody wrote up is no reason to give a family. */
const reasons: Record<string, string> = { ...reviewReasonLabel, ...callOutcomeLabel }

function reasonOf(why: string | null): string {
  return (why && reasons[why]) || ''
}

/** What the waiting list says to a family. `present` in milliseconds since 1970. */
export function toView({ waiting, offers }: WaitingState, present: number): View {
  const reason = reasonOf(waiting?.why ?? null)
  return {
    offers: offers
      .filter(({ until }) => Date.parse(until) > present)
      .map(({ offerId, startsAt, until }) => ({
        offerId,
        when: aheadText(startsAt, present),
        until: `给您留到${untilText(until, present)}`,
      })),
    line: waiting ? `排在第 ${waiting.place} 位，有空位就告诉您` : '',
    front: waiting?.front ? `上次没接通${reason && `（${reason}）`}，这周优先安排` : '',
  }
}

/** 17:40, with the day where it is not today. */
function untilText(until: string, present: number): string {
  const day = aheadDay(dateOf(until), present)
  const time = clockText(minuteOf(until))
  return day === '今天' ? ` ${time}` : `${day} ${time}`
}

/** Milliseconds until the first of the times that are kept is given to somebody else; 0 where nothing is kept. */
export function nextEnd({ offers }: WaitingState, present: number): number {
  const ends = offers.map(({ until }) => Date.parse(until) - present).filter((left) => left > 0)
  return ends.length > 0 ? Math.min(...ends) : 0
}
