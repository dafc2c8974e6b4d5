import { sql } from 'drizzle-orm'
import type { Run } from '../../database/connect'
import { work } from '../handler'
import type { Context } from '../handler'
import { changing } from '../records/changing'
import { Refusal } from '../refusal'
import { byIndex } from './importing/by-index'
import { keepAfter, keepWas, touchedChildren, writeClasses } from './importing/keep-was'
import { lockedImport, seal } from './importing/state'
import type { Import } from './importing/state'
import { noteAdded, writeBatch } from './importing/write'
import { basisOf } from './on-file'

/**
 * Does what the preview showed, in one transaction. Children of whom the roster says nothing stay as they are; nothing is ever deleted but a
 * contact's link whom the roster replaces. Afterwards only the refused rows of the file are kept, and the upload is deleted.
 * @throws Refusal ROSTER_ALREADY_CONFIRMED, ROSTER_CHANGED_MEANWHILE; NOT_FOUND where the comparison is not finished
 */
export const confirmRoster = work('roster.confirm', async ({ importId }, context, run) => {
  const { caller, now, ports } = context
  const one = await confirmable(run, context, importId)
  const { tally, upload } = one.file
  await byIndex(run)
  await writeClasses(run, caller.placeId, importId, tally.classes)
  const children = await writeAll(run, context, importId)
  const here = sql`school_id = ${caller.placeId} and import_id = ${importId}`
  await run(sql`delete from roster_row where ${here} and verdict <> 'refused'`)
  await run(sql`delete from roster_piece where ${here} and kind not in ('madeChild', 'madeRelative', 'changedChild')`)
  await run(sql`
    update roster_import set state = 'confirmed', confirmed_at = ${now}::timestamptz, staged = ${seal(ports.keys, { ...one.file, tally: withoutNames(one.file.tally) })}
    where ${here}`)
  // Everything it said is on file now, encrypted; the upload itself is plain. If this is undone after all, what was understood of it is still there to confirm.
  if (upload) await ports.files.remove([upload]).catch(() => undefined)
  const { added, changed, same } = tally
  return {
    data: { added, changed, same, classes: tally.classes.filter((each) => each.changed).length },
    children,
    detail: { importId, added, changed, same },
  }
})

/** The counts stay, what was quoted of the file goes. */
function withoutNames(tally: Import['file']['tally']): Import['file']['tally'] {
  const empty = { first: [], count: 0 }
  return { ...tally, corrections: empty, refusals: empty, notes: empty }
}

/** Confirmations of one school come one after the other, so that none reads what another is about to change. */
async function confirmable(run: Run, { caller, ports }: Context, importId: number): Promise<Import> {
  await run(sql`select pg_advisory_xact_lock(hashtextextended('roster', ${caller.placeId}::bigint))`)
  const one = await lockedImport(run, ports.keys, caller.placeId, importId)
  if (one.state !== 'preview') throw new Refusal('ROSTER_ALREADY_CONFIRMED')
  if (one.phase !== 'ready') throw new Refusal('NOT_FOUND')
  const [now] = await run<{ basis: string }>(sql`select ${basisOf(caller.placeId)} as basis`)
  if (now!.basis !== one.basis) throw new Refusal('ROSTER_CHANGED_MEANWHILE')
  return one
}

/** Writes batch after batch; each child on file through `changing`, so that its record of before can be read. @returns the ids of all children that were added or changed */
async function writeAll(run: Run, context: Context, importId: number): Promise<number[]> {
  const { caller, today } = context
  const batches = await run<{ batch: number; kinds: string[]; made: number[] }>(sql`
    select batch, array_agg(kind) as kinds, coalesce((select jsonb_agg(id) from jsonb_array_elements(jsonb_agg(rows) filter (where kind = 'madeChild') -> 0) id), '[]'::jsonb) as made
    from roster_piece where school_id = ${caller.placeId} and import_id = ${importId} group by batch order by batch`)
  const children: number[] = []
  for (const { batch, kinds, made } of batches) {
    const place = { schoolId: caller.placeId, importId, batch, today }
    const has = new Set(kinds)
    const touched = has.has('changedChild') || has.has('personChanged') ? await touchedChildren(run, place) : []
    if (touched.length > 0) await keepWas(run, place, touched)
    await changing(run, context, { children: touched, kind: 'imported', importId }, () => writeBatch(run, place, has))
    if (made.length > 0) await noteAdded(run, context, place)
    children.push(...touched, ...made)
  }
  await keepAfter(run, caller.placeId, importId)
  return [...new Set(children)]
}
