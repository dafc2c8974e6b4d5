import { sql } from 'drizzle-orm'
import type { Run } from '../../../database/connect'
import { decrypt } from '../../../database/crypto'
import { jsonParam } from '../../handler'
import type { Context } from '../../handler'
import { nameOrWord } from '../people'
import { onFileDocument, staffOf } from '../on-file'
import type { OnFile, StaffMember, Wanted } from '../on-file'
import { planImport } from '../plan'
import { linkSharedRelatives, nameAndBirth } from '../reading'
import type { AcceptedRow, RosterReading } from '../reading'
import { everyoneOf, judgingWith, piecesOf, touchedOf } from './pieces'
import type { Judging } from '../people'
import { keepVerdicts } from './settle'
import { unseal } from './state'
import type { Import } from './state'
import { countPlan, countRow, placeIn } from './tally'

interface Row {
  rowNo: number
  sealed: Buffer
}

/**
 * Compares one batch of rows with what is on file, and keeps what a confirmation would write.
 * @returns the ids of the children whose records were looked at
 */
export async function compareBatch(run: Run, context: Context, one: Import, batch: number): Promise<number[]> {
  const { caller, ports } = context
  const rows = await run<Row>(sql`
    select row_no as "rowNo", sealed from roster_row
    where school_id = ${caller.placeId} and import_id = ${one.importId} and batch = ${batch} and verdict = 'accepted' order by row_no`)
  const readings = rows.map(({ sealed }) => unseal<AcceptedRow>(ports.keys, sealed))
  const { sheets } = one.file
  linkSharedRelatives(readings, (name) => sheets.find((sheet) => sheet.name === name)!.columns)
  const judging = judgingWith(ports.keys, (sealed) => decrypt(ports.keys, Buffer.from(sealed, 'base64')))
  const { onFile, staff } = await lookUp(run, context, wantedBy(readings, judging))
  const reading: RosterReading = {
    sheets,
    rows: readings,
    classSizes: [],
    skipped: [],
    sharedRelatives: [],
    warnings: [],
  }
  const plan = planImport(reading, onFile, { staff, ...judging })
  const everyone = everyoneOf(plan, judging)
  const [children, relatives] = [touchedOf(plan).filter(({ filed }) => !filed).length, everyone.fresh.length]
  const ids = { children: await newIds(run, 'child', children), relatives: await newIds(run, 'relative', relatives) }
  const pieces = Object.entries(piecesOf(plan, everyone, ids, judging, ports.keys)).filter(
    ([, list]) => list.length > 0,
  )
  for (const [kind, list] of pieces) {
    await run(sql`
      insert into roster_piece (school_id, import_id, batch, kind, rows) values (${caller.placeId}, ${one.importId}, ${batch}, ${kind}, ${jsonParam(list)})`)
  }
  await countBatch(run, context, one, rows, readings, plan)
  one.done += rows.length
  return onFile.children.map(({ childId }) => childId)
}

async function countBatch(
  run: Run,
  context: Context,
  { importId, file }: Import,
  rows: readonly Row[],
  readings: readonly AcceptedRow[],
  plan: ReturnType<typeof planImport>,
): Promise<void> {
  const place = placeIn(file.sheets.length)
  const refused = new Map(plan.conflicts.map((row) => [`${row.sheet}|${row.row}`, row]))
  const verdicts = readings.map((reading, at) => ({
    rowNo: rows[at]!.rowNo,
    reading: refused.get(`${reading.sheet}|${reading.row}`) ?? reading,
  }))
  for (const { reading } of verdicts) countRow(file.tally, reading, place)
  countPlan(
    file.tally,
    plan,
    readings.filter((reading) => !refused.has(`${reading.sheet}|${reading.row}`)),
  )
  await keepVerdicts(
    run,
    context,
    importId,
    verdicts.filter(({ reading }) => reading.verdict === 'refused'),
  )
}

function wantedBy(rows: readonly AcceptedRow[], { digests }: Judging): Wanted {
  const names = rows.map(({ child }) => ({ name: nameAndBirth(child).split('|')[0]!, birthDate: child.birthDate }))
  const idDigests = rows.flatMap(({ child }) => (child.idNumber ? [digests.idNumber(child.idNumber)] : []))
  const people = rows.flatMap(({ child }) => child.relatives).filter((relative) => nameOrWord(relative) !== '')
  return {
    names,
    idDigests,
    phones: [...new Set(people.flatMap(({ phones }) => phones.map((one) => digests.phone(one))))],
  }
}

async function lookUp(
  run: Run,
  { caller, today }: Context,
  wanted: Wanted,
): Promise<{ onFile: OnFile; staff: StaffMember[] }> {
  const [row] = await run<{ doc: OnFile; staff: StaffMember[] }>(
    sql`select doc, ${staffOf(caller.placeId, today)} as staff from (${onFileDocument(caller.placeId, wanted)}) on_file`,
  )
  return { onFile: row!.doc, staff: row!.staff }
}

async function newIds(run: Run, what: 'child' | 'relative', count: number): Promise<number[]> {
  if (count === 0) return []
  const rows = await run<{ id: string }>(sql`select id from app.new_ids(${what}, ${count}) id`)
  return rows.map(({ id }) => Number(id))
}
