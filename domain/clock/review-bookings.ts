import { sql } from 'drizzle-orm'
import { reviewCounts, reviewing, somethingToReview } from '../lines/review'
import { alone } from './alone'
import { allSchools, clockAt } from './caller'
import type { ClockWork } from './caller'

/**
 * Looks at every agreed call that is still ahead: one that was booked in the very moment in which its hours changed is flagged here, at the latest a minute later, and one whose slot is there
 * again is as before. What the change itself has seen to is left alone, so that it may run at any time and twice.
 * @returns how many families were told something new
 */
export async function reviewBookings({ database, ports }: ClockWork): Promise<number> {
  const now = ports.clock.now()
  let families = 0
  for (const schoolId of await allSchools(database)) {
    const [look] = await database.once<{ any: boolean }>(
      clockAt(schoolId),
      sql`select ${somethingToReview({ schoolId, now })} as any`,
    )
    if (!look!.any) continue
    const [row] = await database.once<{ families: number }>(
      clockAt(schoolId),
      sql`with ${reviewing({ schoolId, now, only: alone('review', schoolId) })},
        counted as (${reviewCounts}),
        trail as (
          insert into audit (school_id, at, person_id, hat, action, children, detail)
          select ${schoolId}, ${now}::timestamptz, null, 'clock', 'clock.review', children, jsonb_build_object('flagged', flagged, 'back', back) from counted where cardinality(children) > 0)
        select flagged + back as families from counted`,
    )
    families += row!.families
  }
  return families
}
