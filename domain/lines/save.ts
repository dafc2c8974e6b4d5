import { sql } from 'drizzle-orm'
import { addDays } from '../../contract/week'
import { jsonParam, work } from '../handler'
import { Refusal } from '../refusal'

/** How far ahead bookings may lie, in days, when the hours under them are changed. */
const BOOKED_AHEAD_DAYS = 60

/**
 * Opens a line or changes one with all its hours. Overlapping hours and two lines of one name are kept out by constraints.
 * @throws Refusal HOURS_HAVE_BOOKINGS where a family has booked a slot that would be gone: nothing vanishes silently.
 */
export const saveLine = work('lines.save', async (line, { caller, now, today }, run) => {
  const [saved] = line.lineId
    ? await run<{ line_id: string }>(sql`
        update phone_line set name = ${line.name}, medium = ${line.medium}, slot_minutes = ${line.slotMinutes}, active = ${line.active}
        where school_id = ${caller.placeId} and line_id = ${line.lineId} returning line_id`)
    : await run<{ line_id: string }>(sql`
        insert into phone_line (school_id, name, medium, slot_minutes, active)
        values (${caller.placeId}, ${line.name}, ${line.medium}, ${line.slotMinutes}, ${line.active}) returning line_id`)
  if (!saved) throw new Refusal('NOT_FOUND')
  const lineId = Number(saved.line_id)
  await run(sql`delete from opening_hours where school_id = ${caller.placeId} and line_id = ${lineId}`)
  await run(sql`
    insert into opening_hours (school_id, line_id, weekday, from_minute, to_minute)
    select ${caller.placeId}, ${lineId}, h.weekday, h."from", h."to"
    from jsonb_to_recordset(${jsonParam(line.hours)}) as h(weekday smallint, "from" smallint, "to" smallint)`)
  const [stranded] = await run<{ count: string }>(sql`
    select count(*) from booking b
    where b.school_id = ${caller.placeId} and b.line_id = ${lineId} and b.state = 'booked' and b.starts_at > ${now}::timestamptz
      and not exists (select from app.slots(${today}::date, ${addDays(today, BOOKED_AHEAD_DAYS)}::date) s where s.line_id = b.line_id and s.starts_at = b.starts_at)`)
  if (Number(stranded?.count) > 0) throw new Refusal('HOURS_HAVE_BOOKINGS')
  return { data: { lineId }, children: [] }
})
