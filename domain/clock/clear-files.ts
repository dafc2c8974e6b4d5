import { sql } from 'drizzle-orm'
import { arrayParam } from '../handler'
import { allSchools, clockAt } from './caller'
import type { ClockWork } from './caller'

/** Hours for which an export, an upload or a file of refused rows may be fetched, and a preview may be confirmed. */
const HOURS_KEPT = 24
/** Days in which an import can be taken back, and its refused rows mended. */
const DAYS_TO_UNDO = 30
const FILES_A_TURN = 500

/**
 * Deletes what lies about of children's data after a day: exported and refused-row files, uploads, previews that nobody confirmed; and after a month what an import can be
 * taken back with.
 * @returns how many files and imports were cleared
 */
export async function clearFiles({ database, ports }: ClockWork): Promise<number> {
  const now = ports.clock.now()
  const dayAgo = sql`${now}::timestamptz - make_interval(hours => ${HOURS_KEPT})`
  let cleared = 0
  for (const schoolId of await allSchools(database)) {
    const clock = clockAt(schoolId)
    const files = await database.once<{ fileId: string }>(
      clock,
      sql`select file_id as "fileId" from roster_file where school_id = ${schoolId} and made_at < ${dayAgo} order by made_at limit ${FILES_A_TURN}`,
    )
    const ids = files.map(({ fileId }) => fileId)
    if (ids.length > 0) {
      // The files first: one that could not be deleted is tried again the next minute.
      await ports.files.remove(ids)
      await database.once(
        clock,
        sql`delete from roster_file where school_id = ${schoolId} and file_id = any (${arrayParam(ids, 'text')})`,
      )
    }
    const [gone] = await database.once<{ count: number }>(
      clock,
      sql`
        with month_ago as (select ${now}::timestamptz - make_interval(days => ${DAYS_TO_UNDO}) as at),
        previews as (delete from roster_import where school_id = ${schoolId} and state = 'preview' and read_at < ${dayAgo} returning 1),
        old as (select import_id from roster_import, month_ago where school_id = ${schoolId} and state <> 'preview' and confirmed_at < month_ago.at),
        rows as (delete from roster_row r using old where r.school_id = ${schoolId} and r.import_id = old.import_id returning 1),
        pieces as (delete from roster_piece p using old where p.school_id = ${schoolId} and p.import_id = old.import_id returning 1),
        was as (delete from roster_was w using old where w.school_id = ${schoolId} and w.import_id = old.import_id returning 1)
        select count(*)::int as count from previews`,
    )
    cleared += ids.length + gone!.count
  }
  return cleared
}
