import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Parsed } from '../../contract/actions'
import { minuteOf } from '../../contract/week'
import type { Run } from '../../database/connect'
import { work } from '../handler'
import type { Context } from '../handler'
import { Refusal } from '../refusal'
import { holdLines, reviewAfter } from './changing'
import { checkExtra } from './extra'

type Exception = Parsed<'lines.except'>

/** Days that differ from the weekly hours: closed, open in addition, or run like another weekday. */
export const except = work('lines.except', async (exception, context, run) => {
  await holdLines(run, context)
  const exceptionId = await writeException(run, exception, context)
  const { children, ...effect } = await reviewAfter(run, context)
  return { data: { exceptionId, ...effect }, children, detail: { kind: exception.kind, ...effect } }
})

/** The days are as usual again, from today on. */
export const unexcept = work('lines.unexcept', async ({ exceptionId }, context, run) => {
  await holdLines(run, context)
  await dropException(run, exceptionId, context)
  const { children, ...effect } = await reviewAfter(run, context)
  return { data: effect, children, detail: effect }
})

/**
 * Writes an exception.
 * @throws Refusal INVALID_INPUT where its days are over, or where extra hours are open already, fall on closed days, or are shorter than a slot
 */
export async function writeException(run: Run, exception: Exception, context: Context): Promise<number> {
  if (exception.toOn < context.today) throw new Refusal('INVALID_INPUT', { toOn: 'dayOver' })
  const write = () => insertException(run, exception, context)
  return exception.kind === 'extra' ? checkExtra(run, exception, context, write) : write()
}

async function insertException(run: Run, exception: Exception, { caller, now }: Context): Promise<number> {
  const { kind, lineId, fromOn, toOn, note } = exception
  const reason = kind === 'closed' ? exception.reason : kind === 'extra' ? 'extra' : 'makeUp'
  const span = kind === 'asWeekday' ? undefined : exception
  const [row] = await run<{ exception_id: string }>(sql`
    insert into hours_exception (school_id, line_id, kind, reason, from_on, to_on, from_minute, to_minute, as_weekday, note, made_by, made_at)
    values (${caller.placeId}, ${lineId}, ${kind}, ${reason}, ${fromOn}, ${toOn}, ${span?.fromMinute ?? null}, ${span?.toMinute ?? null},
      ${kind === 'asWeekday' ? exception.asWeekday : null}, ${note}, ${caller.personId}, ${now}::timestamptz)
    returning exception_id`)
  return Number(row!.exception_id)
}

/** @throws Refusal NOT_FOUND where there is none, or its days are over */
export async function dropException(run: Run, exceptionId: number, context: Context): Promise<void> {
  const ended = await endExceptions(run, sql`e.exception_id = ${exceptionId}`, context)
  if (ended === 0) throw new Refusal('NOT_FOUND')
}

/**
 * Ends exceptions (`e`) today. The days that are over stay as they were, and of a line that broke down this morning the hours until now, so that it can be seen later why nobody called then.
 * @returns how many there were
 */
export async function endExceptions(run: Run, which: SQL, { caller, now, today }: Context): Promise<number> {
  const minute = minuteOf(now)
  const columns = sql`school_id, line_id, kind, reason, from_on, to_on, from_minute, to_minute, as_weekday, note, made_by, made_at`
  const rest = sql`as_weekday, note, ${caller.personId}::bigint, made_at from ended`
  const [row] = await run<{ count: number }>(sql`
    with ended as (delete from hours_exception e where e.school_id = ${caller.placeId} and e.to_on >= ${today}::date and ${which} returning *),
    before as (insert into hours_exception (${columns})
      select school_id, line_id, kind, reason, from_on, ${today}::date - 1, from_minute, to_minute, ${rest} where from_on < ${today}::date),
    until_now as (insert into hours_exception (${columns})
      select school_id, line_id, kind, reason, ${today}::date, ${today}::date, coalesce(from_minute, 0), least(to_minute, ${minute}::int), ${rest}
      where reason = 'broken' and from_on <= ${today}::date and coalesce(from_minute, 0) < ${minute}::int)
    select count(*)::int as count from ended`)
  return row!.count
}
