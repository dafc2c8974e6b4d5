import { sql } from 'drizzle-orm'
import type { DateText } from '../../contract/week'
import type { Database } from '../../database/connect'
import { clockAt } from './caller'

/** Whether a job that is done once a day has already been done today, at a school or (null) for all. */
export async function doneToday(database: Database, name: string, today: DateText): Promise<boolean> {
  const rows = await database.once(clockAt(null), sql`select 1 from job where name = ${name} and due = ${today}`)
  return rows.length > 0
}

/** Remembers that today's work is done. */
export async function rememberDone(database: Database, name: string, today: DateText, now: Date): Promise<void> {
  await database.once(
    clockAt(null),
    sql`insert into job (name, due, done_at) values (${name}, ${today}, ${now}::timestamptz) on conflict do nothing`,
  )
}
