import type { Input } from '../../../../contract/actions'
import type { SurveyAnswer } from '../../../../contract/survey-letters'
import { drop, queued } from '../../../services/outbox'
import type { Waiting } from './view'

/** As many answers as one command takes (contract/surveys.ts). */
const MOST = 60

type Answers = Input<'surveys.answer'>['answers']

function answersOf(input: unknown): Answers {
  return (input as Input<'surveys.answer'>).answers
}

/** The answers that lie in the outbox and may still go out; the latest for a child counts. */
export function waitingAnswers(): Waiting {
  const entries = queued().filter(({ action, refused }) => action === 'surveys.answer' && !refused)
  return new Map<number, SurveyAnswer>(
    entries.flatMap(({ input }) => answersOf(input).map(({ childId, answer }) => [childId, answer] as const)),
  )
}

/** Takes back a command that still lies on the phone. @returns whether there was one */
export function dropAnswers(childIds: readonly number[]): boolean {
  const mine = queued().filter(
    ({ action, input }) =>
      action === 'surveys.answer' && answersOf(input).every(({ childId }) => childIds.includes(childId)),
  )
  for (const { requestId } of mine) drop(requestId)
  return mine.length > 0
}

/** The same answer for many children, in commands of a size that the school takes. */
export function inCommands(childIds: readonly number[], answer: 'unchanged' | 'changed'): Answers[] {
  const commands = Math.ceil(childIds.length / MOST)
  return Array.from({ length: commands }, (_, at) =>
    childIds.slice(at * MOST, (at + 1) * MOST).map((childId) => ({ childId, answer })),
  )
}
