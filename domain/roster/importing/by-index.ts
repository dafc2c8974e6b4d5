import { sql } from 'drizzle-orm'
import type { Run } from '../../../database/connect'

/**
 * Has the rest of a transaction look rows up by their keys, whatever the statistics say. A table that was small when it was last analysed is scanned whole for every
 * foreign key that a row names; while one transaction fills it with tens of thousands of rows that becomes quadratic (measured: 119 s instead of 5 s for 10,000 children).
 */
export async function byIndex(run: Run): Promise<void> {
  await run(sql`set local enable_seqscan = off`)
  // Checks of foreign keys keep their plans for as long as the connection lives.
  await run(sql`discard plans`)
}
