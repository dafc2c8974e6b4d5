import type * as z from 'zod'
import type {
  Label,
  callOutcomeLabel,
  mediumLabel,
  noteKindLabel,
  talkTopicLabel,
  threeStepLabel,
} from '../../contract/labels'
import type { updateBody } from '../../contract/updates'
import type { DateText } from '../../contract/week'

export type UpdateBody = z.output<typeof updateBody>

/** What a week holds of one child, oldest first. Words that stay in school are not in here: the query leaves them behind. */
export interface WeekFacts {
  childId: number
  calls: CallFact[]
  notes: NoteFact[]
  nextCallAt: string | null
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
export function compose({ calls, notes, nextCallAt }: WeekFacts): { body: UpdateBody; thin: boolean } {
  const reached = calls.filter((call) => call.outcome === 'reached')
  const body: UpdateBody = {
    calls: (reached.length > 0 ? reached.slice(-MOST_CALLS) : calls.slice(-MOST_ATTEMPTS)).map(callForParents),
    topics: Object.assign({}, ...notes.map((note) => note.steps)) as UpdateBody['topics'],
    notes: notes
      .filter((note) => note.forParents !== '')
      .map(({ kind, on, forParents }) => ({ kind, on, text: forParents })),
    photoIds: notes.flatMap((note) => note.photoIds),
    nextCallAt,
  }
  const thin = body.notes.length === 0 && body.photoIds.length === 0 && Object.keys(body.topics).length === 0
  return { body, thin }
}

function callForParents({ at, medium, outcome, seconds, mood, home }: CallFact): UpdateBody['calls'][number] {
  const minutes = seconds > 0 ? Math.max(1, Math.round(seconds / 60)) : 0
  return { at, medium, outcome, minutes, mood, ...(home && { home }) }
}
