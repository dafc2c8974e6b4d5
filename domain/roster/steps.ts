import { work } from '../handler'
import { beginImport } from './importing/begin'
import { progressOf } from './importing/progress'
import { lockedImport } from './importing/state'
import { workOn } from './importing/work'

/** A file of at most this many rows is read and compared in the call that begins it. */
const ROWS_AT_ONCE = 1_500

/** Makes an import of an uploaded file. @throws Refusal ROSTER_FILE_... */
export const beginRoster = work('roster.begin', async ({ fileId, fileName }, context, run) => {
  const one = await beginImport(run, context, fileId, fileName)
  const children: number[] = []
  if (one.total / 2 <= ROWS_AT_ONCE)
    while (one.phase === 'reading' || one.phase === 'comparing') children.push(...(await workOn(run, context, one)))
  return { data: progressOf(one), children, detail: { importId: one.importId } }
})

/** Goes on with an import, from wherever it stopped. */
export const stepRoster = work('roster.step', async ({ importId }, context, run) => {
  const one = await lockedImport(run, context.ports.keys, context.caller.placeId, importId)
  const children = one.state === 'preview' ? await workOn(run, context, one) : []
  return { data: progressOf(one), children, detail: { importId } }
})
