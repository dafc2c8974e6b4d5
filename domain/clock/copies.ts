import { sql } from 'drizzle-orm'
import { arrayParam } from '../handler'
import { COPY_LASTS_HOURS } from '../rights/request'
import { allSchools, clockAt } from './caller'
import type { ClockWork } from './caller'

const MOST_A_SCHOOL = 50

/**
 * Takes the files of guardians' copies away when their day is over; the request stays. One that storage does not let go of is tried again the next minute.
 * @returns how many files are gone
 */
export async function clearCopies({ database, ports }: ClockWork): Promise<number> {
  const before = new Date(ports.clock.now().getTime() - COPY_LASTS_HOURS * 3_600_000)
  let gone = 0
  for (const schoolId of await allSchools(database)) {
    const rows = await database.once<{ request_id: string; file: string }>(
      clockAt(schoolId),
      sql`select request_id, outcome ->> 'file' as file from rights_request
        where school_id = ${schoolId} and kind = 'copy' and outcome ? 'file' and asked_at <= ${before}::timestamptz order by request_id limit ${MOST_A_SCHOOL}`,
    )
    if (rows.length === 0) continue
    await ports.files.remove(rows.map((row) => row.file))
    const ids = arrayParam(
      rows.map((row) => Number(row.request_id)),
      'bigint',
    )
    await database.once(
      clockAt(schoolId),
      sql`update rights_request set outcome = outcome - 'file' where school_id = ${schoolId} and kind = 'copy' and request_id = any (${ids})`,
    )
    gone += rows.length
  }
  return gone
}
