import { sql } from 'drizzle-orm'
import type { Run } from '../../../database/connect'
import { jsonParam } from '../../handler'
import type { Context } from '../../handler'
import { settleRepetitions } from '../reading'
import type { RowReading } from '../reading'
import { seal, unseal } from './state'
import type { Import } from './state'

const ROWS_A_LOOK = 1_000

interface Found {
  rowNo: number
  name: string
  birthDate: string
  sealed: Buffer
}

/** Finds the children who stand in the file twice: a row that says the same again is merged, one that says something else is refused. */
export async function settleTwice(run: Run, context: Context, one: Import): Promise<void> {
  const columnsOf = (name: string) => one.file.sheets.find((sheet) => sheet.name === name)!.columns
  let last: Found | undefined
  let group: RowReading[] = []
  for (;;) {
    const found = await nextOfNamesakes(run, context, one.importId, last)
    const settled: { rowNo: number; reading: RowReading }[] = []
    for (const row of found) {
      const reading = unseal<RowReading>(context.ports.keys, row.sealed)
      if (last?.name !== row.name || last.birthDate !== row.birthDate) group = []
      last = row
      const all = [...group, reading].map((each) => ({ reading: each, columns: columnsOf(each.sheet) }))
      const now = settleRepetitions(all).at(-1)!
      if (now === reading) group.push(reading)
      else settled.push({ rowNo: row.rowNo, reading: now })
    }
    await keepVerdicts(run, context, one.importId, settled)
    if (found.length < ROWS_A_LOOK) return
  }
}

function nextOfNamesakes(run: Run, { caller }: Context, importId: number, last: Found | undefined): Promise<Found[]> {
  const here = sql`school_id = ${caller.placeId} and import_id = ${importId} and name is not null`
  const beyond = last
    ? sql`and (name, birth_date, row_no) > (${last.name}, ${last.birthDate}::date, ${last.rowNo}::int)`
    : sql``
  return run<Found>(sql`
    select row_no as "rowNo", name, birth_date::text as "birthDate", sealed from roster_row
    where ${here} ${beyond} and (name, birth_date) in (select name, birth_date from roster_row where ${here} group by 1, 2 having count(*) > 1)
    order by name, birth_date, row_no limit ${ROWS_A_LOOK}`)
}

/** Writes what became of rows: refused, or merged into another one. */
export async function keepVerdicts(
  run: Run,
  { caller, ports }: Context,
  importId: number,
  rows: readonly { rowNo: number; reading: RowReading }[],
): Promise<void> {
  if (rows.length === 0) return
  const kept = rows.map(({ rowNo, reading }) => ({
    rowNo,
    verdict: reading.verdict === 'refused' ? 'refused' : reading.sameAs ? 'merged' : 'accepted',
    sealed: seal(ports.keys, reading).toString('base64'),
  }))
  await run(sql`
    update roster_row r set verdict = x.verdict, sealed = decode(x.sealed, 'base64')
    from jsonb_to_recordset(${jsonParam(kept)}) as x("rowNo" int, verdict text, sealed text)
    where r.school_id = ${caller.placeId} and r.import_id = ${importId} and r.row_no = x."rowNo"`)
}
