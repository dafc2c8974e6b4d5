import { sql } from 'drizzle-orm'
import type { Run } from '../../database/connect'
import { Refusal } from '../refusal'

/**
 * Lets only whoever keeps a child's record go on: the class teacher and the head.
 * @throws Refusal NOT_FOUND where the child is not the caller's to see, FORBIDDEN where it is (a paired teacher), but not to write
 */
export async function keeperOnly(run: Run, childId: number): Promise<void> {
  const [row] = await run<{ seen: boolean; keeps: boolean }>(
    sql`select exists (select from child where child_id = ${childId} and school_id = app.school()) as seen, app.keeps(${childId}) as keeps`,
  )
  if (!row?.seen) throw new Refusal('NOT_FOUND')
  if (!row.keeps) throw new Refusal('FORBIDDEN')
}
