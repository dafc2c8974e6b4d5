import { sql } from 'drizzle-orm'
import type { Run } from '../../../database/connect'
import type { Context } from '../../handler'
import { Refusal } from '../../refusal'
import { openFile, refused } from '../read-file'
import { gapText, RosterFileError, surveyWorkbook } from '../reading'
import type { OpenSheet, Survey } from '../reading'
import { rememberedHeadings } from '../mapping/remembered'
import { emptyTally } from './tally'
import { keepImport, seal } from './state'
import type { Import, ImportState } from './state'

/**
 * Looks a file through and makes an import of it; no row is kept yet. Where columns that everything needs are not to be found although one of the others might be
 * them, the import waits in phase `mapping` for somebody to say which.
 * @throws Refusal ROSTER_FILE_... where there is no such file, or it is no roster, or must not be read
 */
export async function beginImport(run: Run, context: Context, fileId: string, fileName: string): Promise<Import> {
  const { caller, now, ports } = context
  const sheets = await openFile(ports.files, fileId, fileName)
  const file = await surveyed(run, context, sheets, fileId)
  const [made] = await run<{ importId: string }>(sql`
    insert into roster_import (school_id, file_name, staged, basis, state, phase, read_by, read_at)
    values (${caller.placeId}, ${fileName}, ${seal(ports.keys, file)}, '', 'preview', 'reading', ${caller.personId}, ${now}::timestamptz)
    returning import_id as "importId"`)
  await run(sql`
    insert into roster_file (school_id, file_id, made_at) values (${caller.placeId}, ${fileId}, ${now}::timestamptz) on conflict do nothing`)
  const one: Import = {
    importId: Number(made!.importId),
    fileName,
    ...{ state: 'preview', phase: 'reading', done: 0, total: 0, basis: '', file },
  }
  return startOver(run, context, one, sheets)
}

async function surveyed(run: Run, context: Context, sheets: OpenSheet[], upload: string): Promise<ImportState> {
  const remembered = await rememberedHeadings(run, context.caller.placeId)
  const survey = surveyWorkbook(
    sheets.map(({ name, top }) => ({ name, rows: top })),
    context.today,
    remembered,
  )
  return {
    upload,
    ...understood(survey),
    at: { sheet: 0, row: 0, rowNo: 0 },
    batches: { all: 0, compared: 0 },
    tally: emptyTally(),
  }
}

function understood(survey: Survey): Pick<ImportState, 'sheets' | 'classSizes' | 'warnings' | 'missing'> {
  const { sheets, classSizes, gaps } = survey
  const asked = sheets.length === 0 ? gaps.filter((gap) => gap.sheet.columns.some(({ doubt }) => doubt)) : []
  if (sheets.length === 0 && asked.length === 0)
    throw refused(new RosterFileError(gaps.length > 0 ? 'MISSING_COLUMNS' : 'NO_HEADING'))
  return {
    sheets: sheets.length > 0 ? sheets : asked.map(({ sheet }) => sheet),
    classSizes,
    warnings: [...survey.warnings, ...(sheets.length > 0 ? gaps.map((gap) => `没有读取：${gapText(gap)}`) : [])],
    missing: [...new Set(asked.flatMap(({ missing }) => missing))],
  }
}

/** The same file again under headings that are remembered now; what was read before is dropped. */
export async function surveyAgain(run: Run, context: Context, one: Import): Promise<Import> {
  if (one.state !== 'preview') throw new Refusal('ROSTER_ALREADY_CONFIRMED')
  const { caller, ports } = context
  const sheets = await openFile(ports.files, one.file.upload, one.fileName)
  const file = await surveyed(run, context, sheets, one.file.upload)
  const here = sql`school_id = ${caller.placeId} and import_id = ${one.importId}`
  await run(sql`delete from roster_row where ${here}`)
  await run(sql`delete from roster_piece where ${here}`)
  return startOver(run, context, { ...one, done: 0, basis: '', file }, sheets)
}

/** Every row is read and then compared: twice the rows make the whole way. */
async function startOver(run: Run, context: Context, one: Import, sheets: OpenSheet[]): Promise<Import> {
  const wanted = new Set(one.file.sheets.map(({ name }) => name))
  const rows = sheets.filter(({ name }) => wanted.has(name)).reduce((sum, { count }) => sum + count, 0)
  const started: Import = { ...one, phase: one.file.missing.length > 0 ? 'mapping' : 'reading', total: 2 * rows }
  await keepImport(run, context.ports.keys, context.caller.placeId, started)
  return started
}
