import { sql } from 'drizzle-orm'
import type { Parsed } from '../../contract/actions'
import type { Run } from '../../database/connect'
import { jsonParam, work } from '../handler'
import type { Context } from '../handler'
import { Refusal } from '../refusal'
import { holdLines, reviewAfter } from './changing'

/** Opens a line or changes one with all its hours. Calls whose slot is gone by it are flagged and their families told; nothing vanishes silently. */
export const saveLine = work('lines.save', async (line, context, run) => {
  await holdLines(run, context)
  const lineId = await writeLine(run, line, context)
  const { children, ...effect } = await reviewAfter(run, context)
  return { data: { lineId, ...effect }, children, detail: effect }
})

/**
 * Writes the line and its hours. Overlapping hours and two lines of one name are kept out by constraints.
 * @throws Refusal NOT_FOUND where the school has no such line
 */
export async function writeLine(
  run: Run,
  line: Parsed<'lines.save'>,
  { caller }: Pick<Context, 'caller'>,
): Promise<number> {
  const { name, medium, slotMinutes, active, number, handoff } = line
  const [saved] = line.lineId
    ? await run<{ line_id: string }>(sql`
        update phone_line set name = ${name}, medium = ${medium}, slot_minutes = ${slotMinutes}, active = ${active}, number = ${number}, handoff = ${handoff}
        where school_id = ${caller.placeId} and line_id = ${line.lineId} returning line_id`)
    : await run<{ line_id: string }>(sql`
        insert into phone_line (school_id, name, medium, slot_minutes, active, number, handoff)
        values (${caller.placeId}, ${name}, ${medium}, ${slotMinutes}, ${active}, ${number}, ${handoff}) returning line_id`)
  if (!saved) throw new Refusal('NOT_FOUND')
  const lineId = Number(saved.line_id)
  await run(sql`delete from opening_hours where school_id = ${caller.placeId} and line_id = ${lineId}`)
  await run(sql`
    insert into opening_hours (school_id, line_id, weekday, from_minute, to_minute)
    select ${caller.placeId}, ${lineId}, h.weekday, h."from", h."to"
    from jsonb_to_recordset(${jsonParam(line.hours)}) as h(weekday smallint, "from" smallint, "to" smallint)`)
  return lineId
}
