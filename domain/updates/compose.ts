import type * as z from 'zod'
import { whyNot } from './why-not'
import type { MissedFact } from './why-not'
import type {
  Label,
  callOutcomeLabel,
  mediumLabel,
  noteKindLabel,
  talkTopicLabel,
  threeStepLabel,
} from '../../contract/labels'
import type { updateBody } from '../../contract/update-body'
import type { DateText } from '../../contract/week'

export type UpdateBody = z.output<typeof updateBody>

/** What a week holds of one child, oldest first. Words that stay in school are not in here: the query leaves them behind. */
export interface WeekFacts {
  childId: number
  calls: CallFact[]
  notes: NoteFact[]
  nextCallAt: string | null
  /** What became of the last agreed call that did not come about. */
  missed: MissedFact | null
  /** Why the family phone was closed all week. */
  closed: string | null
  /** What the class is asked this week; empty for nothing. */
  ask: string
}

interface CallFact {
  at: string
  medium: Label<typeof mediumLabel>
  outcome: Label<typeof callOutcomeLabel>
  seconds: number
  mood: number | null
  /** The family rang by itself. */
  home?: boolean
}

interface NoteFact {
  kind: Label<typeof noteKindLabel>
  on: DateText
  forParents: string
  /** Topic to face, without the words beside it. */
  steps: Partial<Record<Label<typeof talkTopicLabel>, Label<typeof threeStepLabel>>>
  photoIds: number[]
}

/** More of them would not fit the parents' 2 KB, nor their patience. */
const MOST_CALLS = 5
const MOST_ATTEMPTS = 2

/** One child's week as the parents will read it; `thin` where it is nothing but a call, or nothing at all. */
export function compose({ calls, notes, nextCallAt, missed, closed, ask }: WeekFacts): {
  body: UpdateBody
  thin: boolean
} {
  const reached = calls.filter((call) => call.outcome === 'reached')
  const why = reached.length > 0 ? null : whyNot({ tried: calls.at(-1)?.outcome, missed, closed })
  const body: UpdateBody = {
    calls: (reached.length > 0 ? reached.slice(-MOST_CALLS) : calls.slice(-MOST_ATTEMPTS)).map(callForParents),
    topics: Object.assign({}, ...notes.map((note) => note.steps)) as UpdateBody['topics'],
    notes: notes
      .filter((note) => note.forParents !== '')
      .map(({ kind, on, forParents }) => ({ kind, on, text: forParents })),
    photoIds: notes.flatMap((note) => note.photoIds),
    nextCallAt,
    ...(why && { whyNot: why }),
    ...(ask !== '' && { ask }),
  }
  const thin = body.notes.length === 0 && body.photoIds.length === 0 && Object.keys(body.topics).length === 0
  return { body, thin }
}

function callForParents({ at, medium, outcome, seconds, mood, home }: CallFact): UpdateBody['calls'][number] {
  const minutes = seconds > 0 ? Math.max(1, Math.round(seconds / 60)) : 0
  return { at, medium, outcome, minutes, mood, ...(home && { home }) }
}
