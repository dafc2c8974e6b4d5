import { sql } from 'drizzle-orm'
import type { DateText } from '../../contract/week'
import type { Run } from '../../database/connect'
import { arrayParam, jsonParam } from '../handler'
import { composeWeek } from '../updates/compose-week'
import { lastDueWeek, weeksDue } from '../updates/due'
import { oldUpdates } from '../updates/facts'
import type { Which } from '../updates/facts'
import { allSchools, clockAt } from './caller'
import type { ClockWork } from './caller'

/** After how many schools a run says how far it is. */
const A_BATCH = 50

/**
 * Composes what is due at every school: the week's updates at Friday 18:00, once each, made up for where the clock stood still or jumped; and,
 * until the teacher publishes them, the drafts that a later call or note has overtaken; a published one only where something in it was taken back.
 * @returns how many drafts were written
 */
export async function composeDue({ database, ports, progress }: ClockWork): Promise<number> {
  const now = ports.clock.now()
  const schools = await allSchools(database)
  let written = 0
  for (const [at, schoolId] of schools.entries()) {
    if (at > 0 && at % A_BATCH === 0) progress?.('compose', at, schools.length)
    const [look] = await database.once<{ last: DateText | null; old: boolean }>(
      clockAt(schoolId),
      sql`select (select max(due) from job where name = ${jobOf(schoolId)}) as last, exists (${oldUpdates(schoolId, lastDueWeek(now))}) as old`,
    )
    const due = weeksDue(look?.last ?? null, now)
    if (due.length === 0 && !look?.old) continue
    written += await database.transaction(clockAt(schoolId), (run) => composeSchool(run, schoolId, due, now))
  }
  return written
}

async function composeSchool(run: Run, schoolId: number, due: DateText[], now: Date): Promise<number> {
  let written = 0
  for (const week of due) {
    if (await isFirst(run, schoolId, week, now)) written += await composeOne(run, schoolId, week, now, 'all')
  }
  const newest = lastDueWeek(now)
  return written + (due.includes(newest) ? 0 : await composeOne(run, schoolId, newest, now, 'changed'))
}

/** The week's row in `job` is the lock and the memory: a second clock waits here, then finds the work done. */
async function isFirst(run: Run, schoolId: number, week: DateText, now: Date): Promise<boolean> {
  const rows = await run(sql`
    insert into job (name, due, done_at) values (${jobOf(schoolId)}, ${week}, ${now}::timestamptz) on conflict do nothing returning due`)
  return rows.length > 0
}

async function composeOne(run: Run, schoolId: number, week: DateText, now: Date, which: Which): Promise<number> {
  const children = await composeWeek(run, { schoolId, week, now, which })
  if (children.length > 0) {
    await run(sql`
      insert into audit (school_id, at, person_id, hat, action, children, detail)
      values (${schoolId}, ${now}::timestamptz, null, 'clock', 'clock.compose', ${arrayParam(children, 'bigint')}, ${jsonParam({ week, which })})`)
  }
  return children.length
}

function jobOf(schoolId: number): string {
  return `compose ${schoolId}`
}
