import { sql } from 'drizzle-orm'
import type { Caller, Database } from '../../database/connect'
import type { Ports } from '../ports'

/** What the timers work with. */
export interface ClockWork {
  database: Database
  ports: Ports
  /** Hears now and then how far a long job is, so that a run over a whole county is not silent. */
  progress?(job: string, schools: number, of: number): void
}

/** The clock at one school (or, with null, at none: it may only list schools and settle photos then). */
export function clockAt(schoolId: number | null): Caller {
  return { personId: null, placeId: schoolId, hat: 'clock', durable: true }
}

/** Every school there is. */
export async function allSchools(database: Database): Promise<number[]> {
  const rows = await database.once<{ school_id: string }>(
    clockAt(null),
    sql`select school_id from school order by school_id`,
  )
  return rows.map((row) => Number(row.school_id))
}
