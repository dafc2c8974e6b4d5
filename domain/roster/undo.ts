import { sql } from 'drizzle-orm'
import type { Run } from '../../database/connect'
import { work } from '../handler'
import { changing } from '../records/changing'
import { Refusal } from '../refusal'
import { byIndex } from './importing/by-index'
import { lockedImport } from './importing/state'

/**
 * Takes a confirmed import back: children it added go, children it changed stand again as they did. The record of the days between can still be read.
 * @throws Refusal IMPORT_IN_USE where anything hangs on it by now; NOT_FOUND where there is nothing to take back
 */
export const undoRoster = work('roster.undo', async ({ importId }, context, run) => {
  const { caller, now, ports } = context
  const { placeId } = caller
  await run(sql`select pg_advisory_xact_lock(hashtextextended('roster', ${placeId}::bigint))`)
  const one = await lockedImport(run, ports.keys, placeId, importId)
  if (one.state !== 'confirmed') throw new Refusal('NOT_FOUND')
  await byIndex(run)
  const batches = await undoable(run, placeId, importId)
  let removed = 0
  let restored = 0
  const children: number[] = []
  // The last batch first: what two of them touched (an uncle's card) goes back step by step.
  for (const { batch, made, touched } of batches) {
    await changing(run, context, { children: touched, kind: 'importUndone', importId }, () =>
      run(sql`select app.undo_import(${importId}, ${batch})`),
    )
    removed += made.length
    restored += touched.length
    children.push(...made, ...touched)
  }
  await run(sql`select app.undo_import_classes(${importId})`)
  await run(sql`delete from roster_was where school_id = ${placeId} and import_id = ${importId}`)
  await run(sql`delete from roster_piece where school_id = ${placeId} and import_id = ${importId}`)
  await run(sql`
    update roster_import set state = 'undone', undone_at = ${now}::timestamptz where school_id = ${placeId} and import_id = ${importId}`)
  return { data: { removed, restored }, children: [...new Set(children)], detail: { importId, removed, restored } }
})

interface Batch {
  batch: number
  made: number[]
  touched: number[]
}

async function undoable(run: Run, schoolId: number, importId: number): Promise<Batch[]> {
  // Nobody may hang something on these children between the look and the undo.
  await run(sql`
    select 1 from child c where c.school_id = ${schoolId} and (
      c.child_id in (select one::bigint from roster_piece p, jsonb_array_elements_text(p.rows) one
        where p.school_id = ${schoolId} and p.import_id = ${importId} and p.kind = 'madeChild')
      or c.child_id in (select w.child_id from roster_was w where w.school_id = ${schoolId} and w.import_id = ${importId}))
    order by c.child_id for update`)
  const [state] = await run<{ used: boolean }>(sql`select app.import_in_use(${importId}) as used`)
  if (state!.used) throw new Refusal('IMPORT_IN_USE')
  return run<Batch>(sql`
    select batch, coalesce(jsonb_agg(id) filter (where made), '[]'::jsonb) as made, coalesce(jsonb_agg(id) filter (where not made), '[]'::jsonb) as touched from (
      select p.batch, one::bigint as id, true as made from roster_piece p, jsonb_array_elements_text(p.rows) one
        where p.school_id = ${schoolId} and p.import_id = ${importId} and p.kind = 'madeChild'
      union all
      select w.batch, w.child_id, false from roster_was w where w.school_id = ${schoolId} and w.import_id = ${importId} and w.of_table = 'child') all_of_them
    group by batch order by batch desc`)
}
