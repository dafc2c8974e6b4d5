import { sql } from 'drizzle-orm'
import { jsonParam, work } from '../../handler'
import { Refusal } from '../../refusal'
import { surveyAgain } from '../importing/begin'
import { progressOf } from '../importing/progress'
import { lockedImport } from '../importing/state'
import { headingKey } from '../reading'
import { isField } from './remembered'

/**
 * Remembers for this school which heading is which field, and reads the file anew.
 * @throws Refusal INVALID_INPUT where a field is none, or two headings of the file claim one field; ROSTER_ALREADY_CONFIRMED
 */
export const saveMapping = work('roster.mapping', async ({ importId, columns }, context, run) => {
  const { caller, now, ports } = context
  const one = await lockedImport(run, ports.keys, caller.placeId, importId)
  const claimed = new Set<string>()
  columns.forEach(({ field }, at) => {
    if (field === null) return
    const many = /[.]phone$|^special$|^remarks$/.test(field)
    if (!isField(field) || field === 'serial' || (claimed.has(field) && !many))
      throw new Refusal('INVALID_INPUT', { [`columns.${at}.field`]: 'notAllowed' })
    claimed.add(field)
  })
  const rows = [...new Map(columns.map(({ heading, field }) => [headingKey(heading), field]))].map(
    ([heading, field]) => ({ heading, field }),
  )
  await run(sql`
    insert into roster_mapping (school_id, heading, field, saved_by, saved_at)
    select ${caller.placeId}, heading, field, ${caller.personId}, ${now}::timestamptz from jsonb_to_recordset(${jsonParam(rows)}) as x(heading text, field text)
    on conflict (school_id, heading) do update set field = excluded.field, saved_by = excluded.saved_by, saved_at = excluded.saved_at`)
  const again = await surveyAgain(run, context, one)
  return { data: progressOf(again), children: [], detail: { importId, columns: rows.length } }
})
