import { sql } from 'drizzle-orm'
import { decrypt } from '../../database/crypto'
import type { Keys } from '../../database/crypto'
import { statement } from '../handler'
import { digestsWith } from './digests'
import { basisOfDoc, onFileDocument, staffOf } from './on-file'
import type { OnFile, StaffMember } from './on-file'
import { otherSchool } from './other-school'
import { planImport } from './plan'
import type { Plan } from './plan'
import { previewView } from './preview-view'
import { readRoster } from './read-file'
import type { RosterReading } from './reading'
import { seal, unseal } from './staged'

interface Row {
  importId: number
  fileName: string
  /** The understood file, base64, as it was stored: what is shown is what a confirmation will read. */
  staged: string
  onFile: OnFile
  staff: StaffMember[]
  school: string
}

/** Reads a roster file and shows what it would do. The file is kept encrypted until it is confirmed; no child's record is written. */
export const previewRoster = statement('roster.preview', {
  async answer({ fileId, fileName }, { caller, now, today, ports }) {
    const reading = { ...(await readRoster(ports.files, fileId, fileName, today)), upload: fileId }
    return {
      with: sql`
        on_file as materialized (select ${onFileDocument(caller.placeId)} as doc),
        kept_file as (
          insert into roster_import (school_id, file_name, staged, basis, state, read_by, read_at)
          select ${caller.placeId}, ${fileName}, ${seal(ports.keys, reading)}, ${basisOfDoc}, 'preview', ${caller.personId}, ${now}::timestamptz from on_file
          returning import_id, file_name, staged)`,
      reply: sql`
        select jsonb_build_object('importId', import_id, 'fileName', file_name, 'staged', encode(staged, 'base64'), 'onFile', doc, 'staff', ${staffOf(caller.placeId, today)},
          'school', (select name from school where school_id = ${caller.placeId}))
        from kept_file, on_file`,
      children: sql`select array_agg((one ->> 'childId')::bigint) from on_file, jsonb_array_elements(doc -> 'children') one`,
      detail: sql`(select jsonb_build_object('importId', import_id) from kept_file)`,
    }
  },
  view({ importId, fileName, staged, onFile, staff, school }: Row, { ports }) {
    const reading = unseal(ports.keys, Buffer.from(staged, 'base64'))
    const preview = previewView(reading, planFor(ports.keys, reading, onFile, staff))
    const other = otherSchool(
      reading.sheets.flatMap((sheet) => sheet.titles),
      school,
    )
    return {
      importId,
      fileName,
      state: 'preview' as const,
      ...preview,
      warnings: other
        ? [`表的标题写的是“${other}”，这里是${school}，请看看是不是选错了文件。`, ...preview.warnings]
        : preview.warnings,
    }
  },
})

/** The plan of an import with the school's keys. */
export function planFor(keys: Keys, reading: RosterReading, onFile: OnFile, staff: readonly StaffMember[]): Plan {
  return planImport(reading, onFile, {
    staff,
    digests: digestsWith(keys),
    open: (sealed) => decrypt(keys, Buffer.from(sealed, 'base64')),
  })
}
