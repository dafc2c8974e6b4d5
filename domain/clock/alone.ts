import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'

/**
 * True for one clock at a time, until its transaction ends. "skip locked" alone is not enough where several rows are one thing: of two clocks at once each got one of two siblings who share
 * a call, and both told their family.
 */
export function alone(job: string, schoolId: number): SQL {
  return sql`(select pg_try_advisory_xact_lock(hashtextextended(${`clock ${job} ${schoolId}`}, 0)))`
}
