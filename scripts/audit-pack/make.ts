import { sql } from 'drizzle-orm'
import { dateOf } from '../../contract/week'
import { Database } from '../../database/connect'
import { factsOf, spanOf } from '../../domain/compliance/facts'
import type { Facts } from '../../domain/compliance/facts'
import { packOf } from '../../domain/compliance/make'

/**
 * The pack of one school and year, read under the policies of a head's hat; who ran it stands on the audit as nobody (the command line has no WeChat user).
 * @throws Error where there is no such school
 */
export async function makePackFor({
  url,
  schoolId,
  year,
  now,
}: {
  url: string
  schoolId: number
  year: number
  now: Date
}) {
  const database = new Database(url, 1)
  try {
    const today = dateOf(now)
    const span = spanOf(year, today)
    const caller = { personId: null, placeId: schoolId, hat: 'head', durable: true }
    const facts = await database.transaction(caller, async (run) => {
      const [row] = await run<{ facts: Facts | null }>(
        sql`select case when exists (select from school) then ${factsOf(schoolId, span)} end as facts`,
      )
      if (!row?.facts) throw new Error(`there is no school ${schoolId}`)
      await run(sql`insert into audit (school_id, at, person_id, hat, action, children, detail)
        values (${schoolId}, ${now}::timestamptz, null, 'head', 'compliance.make', '{}', ${JSON.stringify({ year, by: 'command line' })}::jsonb)`)
      return row.facts
    })
    return await packOf(facts, span, today)
  } finally {
    await database.close()
  }
}
