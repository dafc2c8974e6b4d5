import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { work } from '../handler'
import { Refusal } from '../refusal'
import { keepFile } from './files'
import { lockedImport, unseal } from './importing/state'
import { refusedWorkbook } from './reading'
import type { RefusedRow } from './reading'

/** Rows that a workbook is made of in memory; whoever has more of them to mend has the wrong file. */
const MOST_ROWS = 5_000

/** The refused rows as a workbook with the reasons, to be mended and imported alone; NOT_FOUND where none was refused. */
export const refusedRoster = work('roster.refused', async ({ importId }, context, run) => {
  const { caller, ports } = context
  const one = await lockedImport(run, ports.keys, caller.placeId, importId)
  const found = await run<{ sealed: Buffer }>(sql`
    select sealed from roster_row where school_id = ${caller.placeId} and import_id = ${importId} and verdict = 'refused' order by row_no limit ${MOST_ROWS}`)
  if (found.length === 0 || one.phase !== 'ready') throw new Refusal('NOT_FOUND')
  const rows = found.map(({ sealed }) => unseal<RefusedRow>(ports.keys, sealed))
  const bytes = await refusedWorkbook({
    ...{ sheets: one.file.sheets, rows, classSizes: [], skipped: [], sharedRelatives: [], warnings: [] },
  })
  // The path must not be guessed: whoever knows a file's id can have it read.
  const url = await keepFile(run, context, `${randomUUID().replace(/-/g, '')}.xlsx`, bytes)
  const fileName = `${one.fileName.replace(/\.[A-Za-z0-9]+$/, '')}-待修改的行.xlsx`
  return { data: { fileName, url }, children: [], detail: { importId } }
})
