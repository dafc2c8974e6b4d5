import { callOutcomeLabel } from '../../contract/labels'
import type { Label } from '../../contract/labels'
import type { ReviewReason } from '../../contract/line-words'
import type { WhyNot } from '../../contract/update-words'

/** An agreed call that did not come about: an outcome or `unlogged`, `school`, and why its time was gone. */
export interface MissedFact {
  why: string | null
  review: string | null
}

type Outcome = Label<typeof callOutcomeLabel>

const reviewed: Record<ReviewReason, WhyNot> = {
  holiday: 'holiday',
  exam: 'exam',
  broken: 'lineBroken',
  lineClosed: 'lineClosed',
  hours: 'lineClosed',
  other: 'other',
}

/** Why a week in which nobody was reached had no call: the last try says it, or else the agreed time, or else that the phone was closed all week. */
export function whyNot(week: { tried?: Outcome; missed: MissedFact | null; closed: string | null }): WhyNot | null {
  if (week.tried && week.tried !== 'reached') return week.tried
  return (week.missed && ofMissed(week.missed)) ?? ofReason(week.closed)
}

function ofMissed({ why, review }: MissedFact): WhyNot | null {
  if (review !== null) return ofReason(review)
  if (why === 'unlogged' || (why !== null && why in callOutcomeLabel && why !== 'reached')) return why as WhyNot
  return why === 'school' ? 'other' : null
}

function ofReason(reason: string | null): WhyNot | null {
  return reason === null ? null : (reviewed[reason as ReviewReason] ?? 'other')
}
