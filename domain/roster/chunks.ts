import type { SQL } from 'drizzle-orm'
import type { Run } from '../../database/connect'
import { jsonParam } from '../handler'

/** Rows a statement: a county's roster of 40,000 is forty statements a table, and none holds more than a few megabytes. */
const CHUNK_ROWS = 1_000

/**
 * Runs one statement for every thousand rows, which it gets as a jsonb array, and gives all that they return, in order.
 * No rows, no statement.
 */
export async function inChunks<Row, Returned>(
  run: Run,
  rows: readonly Row[],
  statement: (rows: SQL) => SQL,
): Promise<Returned[]> {
  const returned: Returned[] = []
  for (let from = 0; from < rows.length; from += CHUNK_ROWS) {
    returned.push(...(await run<Returned>(statement(jsonParam(rows.slice(from, from + CHUNK_ROWS))))))
  }
  return returned
}
