import { sql } from 'drizzle-orm'
import { dateOf } from '../../contract/week'
import { allSchools, clockAt } from './caller'
import type { ClockWork } from './caller'
import { doneToday, rememberDone } from './daily'

/** A message is for hearing, not for keeping: a month in which the child may hear it again, half a year for one that nobody came to hear. */
const DAYS = { heard: 30, sent: 180 }
const JOB = 'voices'

/**
 * Deletes voices that were heard a month ago or sent half a year ago, once a day; their files go with the rows (0021).
 * @returns how many
 */
export async function clearVoices({ database, ports }: ClockWork): Promise<number> {
  const now = ports.clock.now()
  const today = dateOf(now)
  if (await doneToday(database, JOB, today)) return 0
  let gone = 0
  for (const schoolId of await allSchools(database)) {
    const rows = await database.once(
      clockAt(schoolId),
      sql`delete from voice where school_id = ${schoolId}
        and (heard_at < ${now}::timestamptz - make_interval(days => ${DAYS.heard}) or sent_at < ${now}::timestamptz - make_interval(days => ${DAYS.sent})) returning voice_id`,
    )
    gone += rows.length
  }
  await rememberDone(database, JOB, today, now)
  return gone
}
