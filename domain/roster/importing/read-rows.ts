import { sql } from 'drizzle-orm'
import type { Run } from '../../../database/connect'
import { jsonParam } from '../../handler'
import type { Context } from '../../handler'
import { digestsWith } from '../digests'
import { nameOrWord } from '../people'
import { openFile, refused } from '../read-file'
import { nameAndBirth, readBodyRow } from '../reading'
import type { RowReading } from '../reading'
import { seal } from './state'
import type { Import } from './state'

/** Rows that one step reads: a few seconds' work. */
const ROWS_A_STEP = 10_000
/** Rows that are held at a time. */
const ROWS_A_WRITE = 500

interface NumberedRow {
  rowNo: number
  reading: RowReading
}

/**
 * Reads the next rows of the file and keeps each, encrypted, with what it is told apart by.
 * @returns whether the file is read to its end
 */
export async function readMore(run: Run, context: Context, one: Import): Promise<boolean> {
  const { ports, today } = context
  const { file } = one
  const open = await openFile(ports.files, file.upload, one.fileName)
  let left = ROWS_A_STEP
  for (; file.at.sheet < file.sheets.length; file.at = { ...file.at, sheet: file.at.sheet + 1, row: 0 }) {
    const sheet = file.sheets[file.at.sheet]!
    const after = Math.max(file.at.row, sheet.headingRows.at(-1)!)
    let held: NumberedRow[] = []
    try {
      for await (const row of open.find(({ name }) => name === sheet.name)!.rows(after)) {
        const reading = readBodyRow(sheet, row, today)
        if ('why' in reading) file.tally.skipped += 1
        else held.push({ rowNo: ++file.at.rowNo, reading })
        file.at.row = row.number
        left -= 1
        one.done += 1
        if (held.length >= ROWS_A_WRITE) {
          await keepRows(run, context, one.importId, held)
          held = []
        }
        if (left === 0) break
      }
    } catch (error) {
      throw refused(error)
    }
    await keepRows(run, context, one.importId, held)
    if (left === 0) return false
  }
  return true
}

async function keepRows(run: Run, { caller, ports }: Context, importId: number, rows: NumberedRow[]): Promise<void> {
  if (rows.length === 0) return
  // A register of numbers that grew with the file would grow with the file.
  const digests = digestsWith(ports.keys)
  const kept = rows.map(({ rowNo, reading }) => {
    const sealed = seal(ports.keys, reading).toString('base64')
    if (reading.verdict === 'refused') return { rowNo, verdict: 'refused', keys: [], sealed }
    const { child } = reading
    const people = child.relatives.flatMap((one) =>
      one.phones.map((phone) => `${nameOrWord(one)}|${digests.phone(phone)}`),
    )
    const keys = [...people, ...(child.idNumber ? [`id|${digests.idNumber(child.idNumber)}`] : [])]
    return {
      rowNo,
      verdict: 'accepted',
      name: nameAndBirth(child).split('|')[0],
      birthDate: child.birthDate,
      keys,
      sealed,
    }
  })
  await run(sql`
    insert into roster_row (school_id, import_id, row_no, verdict, name, birth_date, keys, sealed)
    select ${caller.placeId}, ${importId}, "rowNo", verdict, name, "birthDate",
      array(select distinct hashtextextended(one, 0) from jsonb_array_elements_text(keys) one), decode(sealed, 'base64')
    from jsonb_to_recordset(${jsonParam(kept)}) as x("rowNo" int, verdict text, name text, "birthDate" date, keys jsonb, sealed text)`)
}
