import { sql } from 'drizzle-orm'
import type { Run } from '../../../database/connect'
import type { Context } from '../../handler'
import { basisOf, filedClasses } from '../on-file'
import type { FiledClass } from '../on-file'
import type { RowReading } from '../reading'
import { settleBatches } from './batches'
import { compareBatch } from './compare'
import { readMore } from './read-rows'
import { settleTwice } from './settle'
import { keepImport, unseal } from './state'
import type { Import } from './state'
import { countClassSizes, countRow, placeIn } from './tally'

/** Batches that one step compares: a few seconds' work. */
const BATCHES_A_STEP = 6

/**
 * Does a bounded piece of what is left to do about a file: reads rows, or compares batches. Killed in the middle it leaves what was there before, and the same
 * piece is done again.
 * @returns the ids of the children whose records were looked at
 */
export async function workOn(run: Run, context: Context, one: Import): Promise<number[]> {
  const looked: number[] = []
  if (one.phase === 'reading') {
    if (await readMore(run, context, one)) await startComparing(run, context, one)
  } else if (one.phase === 'comparing') {
    const { batches } = one.file
    const until = Math.min(batches.all, batches.compared + BATCHES_A_STEP)
    for (; batches.compared < until; batches.compared++)
      looked.push(...(await compareBatch(run, context, one, batches.compared)))
    if (batches.compared === batches.all) await finish(run, context, one)
  }
  await keepImport(run, context.ports.keys, context.caller.placeId, one)
  return looked
}

/** All rows are read: who stands twice, which rows belong together, and as of when the comparison holds. */
async function startComparing(run: Run, context: Context, one: Import): Promise<void> {
  const { placeId } = context.caller
  await settleTwice(run, context, one)
  one.file.batches = { all: await settleBatches(run, placeId, one.importId), compared: 0 }
  const [row] = await run<{ basis: string; classes: FiledClass[] }>(
    sql`select ${basisOf(placeId)} as basis, ${filedClasses(placeId)} as classes`,
  )
  one.basis = row!.basis
  countClassSizes(one.file.tally, one.file.classSizes, row!.classes)
  await countOthers(run, context, one)
  one.phase = 'comparing'
}

/** Rows that are compared with nothing: refused ones and repetitions. */
async function countOthers(run: Run, { caller, ports }: Context, one: Import): Promise<void> {
  const place = placeIn(one.file.sheets.length)
  let last = 0
  for (;;) {
    const rows = await run<{ rowNo: number; sealed: Buffer }>(sql`
      select row_no as "rowNo", sealed from roster_row
      where school_id = ${caller.placeId} and import_id = ${one.importId} and verdict <> 'accepted' and row_no > ${last} order by row_no limit 1000`)
    for (const { sealed } of rows) countRow(one.file.tally, unseal<RowReading>(ports.keys, sealed), place)
    if (rows.length < 1000) return
    last = rows.at(-1)!.rowNo
  }
}

async function finish(run: Run, { caller }: Context, one: Import): Promise<void> {
  const [row] = await run<{ absent: number }>(sql`
    select count(*)::int as absent from child c where c.school_id = ${caller.placeId} and c.left_on is null and not exists (
      select from ${matchedChildren(caller.placeId, one.importId)} m where m.child_id = c.child_id)`)
  const { tally } = one.file
  tally.absent = row!.absent
  one.phase = 'ready'
  one.done = one.total
  await run(sql`
    update roster_import set added = ${tally.added}, changed = ${tally.changed} where school_id = ${caller.placeId} and import_id = ${one.importId}`)
}

/** The children on file whom the rows are about, as a table `child_id`. */
export function matchedChildren(schoolId: number, importId: number) {
  return sql`(select id::bigint as child_id from roster_piece p, jsonb_array_elements_text(p.rows) id
    where p.school_id = ${schoolId} and p.import_id = ${importId} and p.kind = 'matched')`
}
