import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Run } from '../../database/connect'
import type { Context } from '../handler'
import { reviewCounts, reviewing } from './review'

/** What a change of the hours does to agreed calls: families whose time went, families whose time is there again. */
export interface Effect {
  flagged: number
  back: number
  children: number[]
}

/**
 * Holds the school's lines while their hours change. Booking a slot asks for its line too (a foreign key), so whoever has booked is seen by the look that follows, and whoever books at this
 * very moment waits. What slips between, the clock finds within a minute.
 */
export async function holdLines(run: Run, { caller }: Pick<Context, 'caller'>): Promise<void> {
  await run(sql`select line_id from phone_line where school_id = ${caller.placeId} order by line_id for update`)
}

/** Looks at the agreed calls after the hours have changed; families are told. */
export async function reviewAfter(run: Run, { caller, now }: Pick<Context, 'caller' | 'now'>): Promise<Effect> {
  return counted(run, sql`with ${reviewing({ schoolId: caller.placeId, now })} ${reviewCounts}`)
}

async function counted(run: Run, statement: SQL): Promise<Effect> {
  const [row] = await run<{ flagged: number; back: number; children: string[] }>(statement)
  return { flagged: row!.flagged, back: row!.back, children: row!.children.map(Number) }
}
