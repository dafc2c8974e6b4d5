import { sql } from 'drizzle-orm'
import { arrayParam } from '../handler'
import { allSchools, clockAt } from './caller'
import type { ClockWork } from './caller'

/** How many files of one school a run takes; the storage is asked for all of them at once. */
const MOST_A_SCHOOL = 50

/**
 * Removes from storage the files of photos that were erased. A file stays on the list until storage has let go of it, so a storage that fails is asked again the next minute.
 * @returns how many files are gone
 */
export async function removeErasedFiles({ database, ports }: ClockWork): Promise<number> {
  let gone = 0
  for (const schoolId of await allSchools(database)) {
    const rows = await database.once<{ file_id: string }>(
      clockAt(schoolId),
      sql`select file_id from erased_file where school_id = ${schoolId} order by file_id limit ${MOST_A_SCHOOL}`,
    )
    if (rows.length === 0) continue
    const files = rows.map((row) => row.file_id)
    await ports.files.remove(files)
    await database.once(
      clockAt(schoolId),
      sql`delete from erased_file where school_id = ${schoolId} and file_id = any (${arrayParam(files, 'text')})`,
    )
    gone += files.length
  }
  return gone
}
