import { sql } from 'drizzle-orm'
import type { Run } from '../../database/connect'
import { work } from '../handler'
import { Refusal } from '../refusal'
import { applyPlan } from './apply'
import { basisOfDoc, onFileDocument, staffOf } from './on-file'
import type { OnFile, StaffMember } from './on-file'
import { planFor } from './preview'
import { countsOf } from './preview-view'
import { refusedRows } from './reading'
import { seal, unseal } from './staged'

interface Found {
  state: 'preview' | 'confirmed'
  staged: Buffer
  unchanged: boolean
  doc: OnFile
  staff: StaffMember[]
}

/**
 * Does what the preview showed, in one transaction. Children of whom the roster says nothing stay as they are; nothing is ever deleted but a
 * contact whom the roster replaces. Afterwards only the refused rows of the file are kept, and the upload is deleted.
 * @throws Refusal ROSTER_ALREADY_CONFIRMED, ROSTER_CHANGED_MEANWHILE
 */
export const confirmRoster = work('roster.confirm', async ({ importId }, context, run) => {
  const { caller, now, today, ports } = context
  const found = await lockedImport(run, importId, caller.placeId, today)
  if (found.state === 'confirmed') throw new Refusal('ROSTER_ALREADY_CONFIRMED')
  if (!found.unchanged) throw new Refusal('ROSTER_CHANGED_MEANWHILE')
  const { upload, ...reading } = unseal(ports.keys, found.staged)
  const plan = planFor(ports.keys, reading, found.doc, found.staff)
  const children = await applyPlan(run, plan, { schoolId: caller.placeId, today, keys: ports.keys })
  const rest = { ...reading, rows: [...refusedRows(reading), ...plan.conflicts], skipped: [], sharedRelatives: [] }
  await run(sql`
    update roster_import set state = 'confirmed', confirmed_at = ${now}::timestamptz, staged = ${seal(ports.keys, rest)}
    where school_id = ${caller.placeId} and import_id = ${importId}`)
  // Everything it said is on file now, encrypted; the upload itself is plain. If this is undone after all, what was understood of it is still there to confirm.
  if (upload) await ports.files.remove([upload]).catch(() => undefined)
  const counts = countsOf(plan)
  return {
    data: { ...counts, classes: plan.classes.filter((one) => one.changed).length },
    children,
    detail: { importId, ...counts },
  }
})

/** The import and what is on file now. Confirmations of one school come one after the other, so that none reads what another is about to change. */
async function lockedImport(run: Run, importId: number, schoolId: number, today: string): Promise<Found> {
  await run(sql`select pg_advisory_xact_lock(hashtextextended('roster', ${schoolId}::bigint))`)
  const [found] = await run<Found>(sql`
    with on_file as materialized (select ${onFileDocument(schoolId)} as doc)
    select i.state, i.staged, i.basis = ${basisOfDoc} as unchanged, doc, ${staffOf(schoolId, today)} as staff
    from roster_import i, on_file where i.school_id = ${schoolId} and i.import_id = ${importId}`)
  if (!found) throw new Refusal('NOT_FOUND')
  return found
}
