import { sql } from 'drizzle-orm'
import { EXCEPTION_MOST_DAYS } from '../../contract/lines'
import { addDays, daysBetween, minuteOf } from '../../contract/week'
import type { Run } from '../../database/connect'
import { work } from '../handler'
import type { Context } from '../handler'
import { Refusal } from '../refusal'
import { reviewAfter } from './changing'
import { endExceptions } from './exceptions'

/** A line broke down: closed from this minute until the end of a day. Said again, only the end changes. */
export const breakLine = work('lines.broken', async ({ lineId, untilOn }, context, run) => {
  const until = untilOn ?? context.today
  if (until < context.today) throw new Refusal('INVALID_INPUT', { untilOn: 'dayOver' })
  if (daysBetween(context.today, until) >= EXCEPTION_MOST_DAYS)
    throw new Refusal('INVALID_INPUT', { untilOn: 'tooBig' })
  await endExceptions(run, brokenOf(lineId), context)
  await close(run, lineId, until, context)
  const { children, ...effect } = await reviewAfter(run, context)
  return { data: effect, children, detail: { lineId, ...effect } }
})

/** The line works again: calls that are still ahead are as they were agreed. Saying so of a line that works does nothing. */
export const mendLine = work('lines.mended', async ({ lineId }, context, run) => {
  const [line] = await run(
    sql`select line_id from phone_line where school_id = ${context.caller.placeId} and line_id = ${lineId}`,
  )
  if (!line) throw new Refusal('NOT_FOUND')
  await endExceptions(run, brokenOf(lineId), context)
  const { children, ...effect } = await reviewAfter(run, context)
  return { data: effect, children, detail: { lineId, ...effect } }
})

const brokenOf = (lineId: number) => sql`e.line_id = ${lineId} and e.kind = 'closed' and e.reason = 'broken'`

/** The rest of today, and the whole days after it. */
async function close(run: Run, lineId: number, until: string, { caller, now, today }: Context): Promise<void> {
  const [tomorrow, minute] = [addDays(today, 1), minuteOf(now)]
  await run(sql`
    insert into hours_exception (school_id, line_id, kind, reason, from_on, to_on, from_minute, to_minute, made_by, made_at)
    select ${caller.placeId}, ${lineId}, 'closed', 'broken', d.from_on, d.to_on, d.from_minute, d.to_minute, ${caller.personId}, ${now}::timestamptz
    from (values (${today}::date, ${today}::date, ${minute}::smallint, 1440::smallint), (${tomorrow}::date, ${until}::date, null, null)) d(from_on, to_on, from_minute, to_minute)
    where d.from_on <= d.to_on`)
}
