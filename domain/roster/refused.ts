import { sql } from 'drizzle-orm'
import { digest } from '../../database/crypto'
import { noChildren, statement } from '../handler'
import { Refusal } from '../refusal'
import { onFileDocument, staffOf } from './on-file'
import type { OnFile, StaffMember } from './on-file'
import { planFor } from './preview'
import { refusedRows, refusedWorkbook } from './reading'
import { unseal } from './staged'

interface Row {
  staged: string
  fileName: string
  /** Null once the import is confirmed: the kept rows are then all the refused ones. */
  onFile: OnFile | null
  staff: StaffMember[]
}

/** The refused rows as a workbook with the reasons, to be mended and imported alone; NOT_FOUND where none was refused. */
export const refusedRoster = statement('roster.refused', {
  answer({ importId }, { caller, today }) {
    return {
      reply: sql`
        select jsonb_build_object('staged', encode(i.staged, 'base64'), 'fileName', i.file_name, 'staff', ${staffOf(caller.placeId, today)},
          'onFile', case when i.state = 'preview' then ${onFileDocument(caller.placeId)} end)
        from roster_import i where i.school_id = ${caller.placeId} and i.import_id = ${importId}`,
      children: noChildren,
    }
  },
  async view({ staged, fileName, onFile, staff }: Row, { ports, caller }) {
    const reading = unseal(ports.keys, Buffer.from(staged, 'base64'))
    const conflicts = onFile ? planFor(ports.keys, reading, onFile, staff).conflicts : []
    const rows = [...refusedRows(reading), ...conflicts]
    if (rows.length === 0) throw new Refusal('NOT_FOUND')
    const bytes = await refusedWorkbook({ ...reading, rows })
    // The path must not be guessed: whoever knows a file's id can have it read.
    const secret = digest(ports.keys, `refused rows|${caller.placeId}|${staged}`).toString('hex').slice(0, 32)
    const fileId = await ports.files.write(`rosters/${caller.placeId}/${secret}.xlsx`, bytes)
    const url = (await ports.files.links([fileId]))[fileId]
    if (!url) throw new Error('the cloud gives no link for a file it has just stored')
    return { fileName: `${fileName.replace(/\.[A-Za-z0-9]+$/, '')}-待修改的行.xlsx`, url }
  },
})
