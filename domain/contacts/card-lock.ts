import { sql } from 'drizzle-orm'
import type { Run } from '../../database/connect'
import type { Context } from '../handler'
import { changing } from '../records/changing'

/**
 * Changes a person of the contact cards: every child on whose card they stand gets its event, also one that the caller does not see (a brother in another class).
 * @param note what the history says beside the changes
 */
export async function changingRelative<T>(
  run: Run,
  context: Context,
  { childId, relativeId, note = '' }: { childId: number; relativeId: number; note?: string },
  work: () => Promise<T>,
): Promise<{ result: T; children: number[] }> {
  const rows = await run<{ childId: string }>(
    sql`select child_id as "childId" from child_relative where school_id = app.school() and relative_id = ${relativeId}`,
  )
  const children = [...new Set([childId, ...rows.map((row) => Number(row.childId))])].sort((one, other) => one - other)
  await run(sql`select app.watch_cards(${relativeId})`)
  const result = await changing(run, context, { children, kind: 'contactChanged', note }, work)
  await run(sql`select app.note_cards(${context.today}::date, ${note}, ${context.now}::timestamptz)`)
  return { result, children }
}

/** On how many other children's cards somebody stands. */
export async function othersOf(run: Run, childId: number, relativeId: number): Promise<number> {
  const [row] = await run<{ others: number }>(
    sql`select count(*)::int as others from app.siblings_of(${childId}) where relative_id = ${relativeId}`,
  )
  return row!.others
}

/** Whether this is who looks after the child today. */
export async function caresNow(run: Run, childId: number, relativeId: number): Promise<boolean> {
  const [row] = await run<{ cares: boolean }>(sql`
    select exists (select from care_arrangement where school_id = app.school() and child_id = ${childId} and caregiver_id = ${relativeId} and to_on is null) as cares`)
  return row!.cares
}
