import { sql } from 'drizzle-orm'
import type { Run } from '../../database/connect'
import type { Writing } from './apply'
import { inChunks } from './chunks'
import type { PlannedPerson } from './people'
import type { PlannedChild } from './plan'

const REASON = '名册更新'

/** Who cares for the child is a history: the open row is closed with today's date, never overwritten, and a new one opened. */
export async function applyCare(
  run: Run,
  touched: readonly PlannedChild[],
  childIds: ReadonlyMap<PlannedChild, number>,
  personIds: ReadonlyMap<PlannedPerson, number>,
  { schoolId, today }: Writing,
): Promise<void> {
  const opened = touched.flatMap((child) =>
    child.care
      ? [
          {
            childId: childIds.get(child),
            kind: child.care.kind,
            caregiverId: child.care.caregiver ? personIds.get(child.care.caregiver) : null,
            hadOne: child.filed?.care != null,
          },
        ]
      : [],
  )
  await inChunks(
    run,
    opened.filter((one) => one.hadOne),
    (rows) => sql`
      update care_arrangement a set to_on = ${today}::date, reason = case when a.reason = '' then ${REASON} else a.reason end
      from jsonb_to_recordset(${rows}) as x("childId" bigint) where a.school_id = ${schoolId} and a.child_id = x."childId" and a.to_on is null`,
  )
  await inChunks(
    run,
    opened,
    (rows) => sql`
      insert into care_arrangement (school_id, child_id, kind, caregiver_id, from_on)
      select ${schoolId}, "childId", kind, "caregiverId", ${today}::date
      from jsonb_to_recordset(${rows}) as x("childId" bigint, kind text, "caregiverId" bigint)`,
  )
}

/** Pairs children with the teacher whom the roster names as 代理家长; the one who was it before no longer sees the child. */
export async function applyPairings(
  run: Run,
  touched: readonly PlannedChild[],
  childIds: ReadonlyMap<PlannedChild, number>,
  { schoolId, today }: Writing,
): Promise<void> {
  const paired = touched.flatMap((child) =>
    child.pairing === null
      ? []
      : [{ childId: childIds.get(child), personId: child.pairing, hadOne: (child.filed?.paired.length ?? 0) > 0 }],
  )
  await inChunks(
    run,
    paired.filter((one) => one.hadOne),
    (rows) => sql`
      update pairing p set to_on = ${today}::date from jsonb_to_recordset(${rows}) as x("childId" bigint)
      where p.school_id = ${schoolId} and p.child_id = x."childId" and p.to_on is null`,
  )
  await inChunks(
    run,
    paired,
    (rows) => sql`
      insert into pairing (school_id, child_id, person_id, from_on)
      select ${schoolId}, "childId", "personId", ${today}::date from jsonb_to_recordset(${rows}) as x("childId" bigint, "personId" bigint)
      on conflict (school_id, child_id, person_id) do update set from_on = excluded.from_on, to_on = null`,
  )
}
