import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Parsed } from '../../contract/actions'
import type { Run } from '../../database/connect'
import type { Context } from '../handler'
import { Refusal } from '../refusal'

type Extra = Extract<Parsed<'lines.except'>, { kind: 'extra' }>

/**
 * Writes extra hours after making sure that they are not open already, and that they give at least one slot.
 * @throws Refusal INVALID_INPUT: `openAlready`, `tooSmall` for a span shorter than a slot, `closedThen` where the days are closed for another reason (that has to go first)
 */
export async function checkExtra(
  run: Run,
  { lineId, fromOn, toOn, fromMinute, toMinute }: Extra,
  { caller }: Context,
  write: () => Promise<number>,
): Promise<number> {
  const slots = (which: SQL) => sql`
    select count(*)::int as count from app.slots(${fromOn}::date, ${toOn}::date) s join phone_line l on l.school_id = ${caller.placeId} and l.line_id = s.line_id
    where (${lineId}::bigint is null or s.line_id = ${lineId}) and ${which}`
  const overlapping = slots(sql`s.minute < ${toMinute} and ${fromMinute} < s.minute + l.slot_minutes`)
  if ((await countOf(run, overlapping)) > 0) throw new Refusal('INVALID_INPUT', { fromMinute: 'openAlready' })
  const shortest = sql`select coalesce(min(slot_minutes), 0)::int as count from phone_line l
    where l.school_id = ${caller.placeId} and (${lineId}::bigint is null or l.line_id = ${lineId})`
  if (toMinute - fromMinute < (await countOf(run, shortest)))
    throw new Refusal('INVALID_INPUT', { toMinute: 'tooSmall' })
  const exceptionId = await write()
  const within = slots(sql`s.minute >= ${fromMinute} and s.minute + l.slot_minutes <= ${toMinute}`)
  if ((await countOf(run, within)) === 0) throw new Refusal('INVALID_INPUT', { fromOn: 'closedThen' })
  return exceptionId
}

async function countOf(run: Run, statement: SQL): Promise<number> {
  const [row] = await run<{ count: number }>(statement)
  return row!.count
}
