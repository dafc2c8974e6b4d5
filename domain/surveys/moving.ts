import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { SurveyAnswer } from '../../contract/survey-letters'
import { termOf } from '../../contract/term'
import type { DateText } from '../../contract/week'
import type { Run } from '../../database/connect'
import type { Context } from '../handler'
import { Refusal } from '../refusal'
import { undoUntil } from '../undo'

/** The first day on which child `c` may move: not before its enrolment, nor before the last time that it changed class, left or came back. */
export const earliestMove: SQL = sql`greatest(c.enrolled_on, c.left_on, (
  select max(e.happened_on) from record_event e where e.school_id = c.school_id and e.child_id = c.child_id and e.before ?| array['classId', 'leftOn']))`

/**
 * Refuses a day on which a child cannot have moved. Ask it with the child locked (inside `changing`), so that the last move is the last one.
 * @throws Refusal INVALID_INPUT or DATE_TOO_EARLY, both at the field `on`
 */
export async function onPossibleDay(
  run: Run,
  { caller, today }: Context,
  childId: number,
  on: DateText,
): Promise<void> {
  if (on > today) throw new Refusal('INVALID_INPUT', { on: 'inFuture' })
  const [row] = await run<{ enrolled: DateText; earliest: DateText }>(
    sql`select c.enrolled_on::text as enrolled, (${earliestMove})::text as earliest from child c where c.school_id = ${caller.placeId} and c.child_id = ${childId}`,
  )
  if (!row) throw new Refusal('NOT_FOUND')
  if (on < row.enrolled) throw new Refusal('DATE_TOO_EARLY', { on: 'beforeEnrolment' })
  if (on < row.earliest) throw new Refusal('DATE_TOO_EARLY', { on: 'beforeLast' })
}

/** A move answers the term's survey too. Ask it while the caller still keeps the child. */
export async function answerByMove(
  run: Run,
  { caller, now, today }: Context,
  childId: number,
  answer: Exclude<SurveyAnswer, 'unchanged'>,
): Promise<void> {
  // Who is new this term and then changes class stays new.
  await run(sql`
    insert into survey_answer as s (school_id, term, child_id, answer, answered_by, answered_at)
    values (${caller.placeId}, ${termOf(today).key}, ${childId}, ${answer}, ${caller.personId}, ${now}::timestamptz)
    on conflict (school_id, term, child_id) do update set answered_by = excluded.answered_by, answered_at = excluded.answered_at,
      answer = case when s.answer = 'new' and excluded.answer = 'changed' then s.answer else excluded.answer end`)
}

/** What a move answers: its event, and until when it may be taken back. */
export async function movedAs(
  run: Run,
  { caller, now }: Context,
  childId: number,
): Promise<{ eventId: number; undoUntil: string }> {
  const [row] = await run<{ event_id: string }>(
    sql`select max(event_id) as event_id from record_event where school_id = ${caller.placeId} and child_id = ${childId} and recorded_by = ${caller.personId}`,
  )
  return { eventId: Number(row!.event_id), undoUntil: undoUntil(now).toISOString() }
}
