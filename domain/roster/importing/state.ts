import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import type { Run } from '../../../database/connect'
import { decryptBytes, encrypt } from '../../../database/crypto'
import type { Keys } from '../../../database/crypto'
import { Refusal } from '../../refusal'
import type { ClassSize, SurveyedSheet } from '../reading'
import type { Tally } from './tally'

/** What is known of a file as a whole while its rows are read and compared. */
export interface ImportState {
  /** Where the upload still lies in plain. */
  upload: string
  sheets: SurveyedSheet[]
  classSizes: ClassSize[]
  warnings: string[]
  /** Fields that a sheet of children lacks; somebody must say which columns they are. */
  missing: string[]
  /** Where reading goes on: the sheet's place in `sheets`, the last row that was read, the last number that a row got. */
  at: { sheet: number; row: number; rowNo: number }
  /** Of how many batches how many are compared. */
  batches: { all: number; compared: number }
  tally: Tally
}

/** A document as it waits in the database: JSON, gzipped, encrypted. */
export function seal(keys: Keys, document: unknown): Buffer {
  return encrypt(keys, gzipSync(JSON.stringify(document), { level: 1 }))
}

/** The document again. @throws where the bytes were changed or the key is unknown */
export function unseal<T>(keys: Keys, sealed: Buffer): T {
  return JSON.parse(gunzipSync(decryptBytes(keys, sealed)).toString('utf8')) as T
}

export type Phase = 'reading' | 'mapping' | 'comparing' | 'ready'

/** An import under work. */
export interface Import {
  importId: number
  fileName: string
  state: 'preview' | 'confirmed' | 'undone'
  phase: Phase
  done: number
  total: number
  basis: string
  file: ImportState
}

interface Row extends Omit<Import, 'importId' | 'file'> {
  staged: Buffer
}

/**
 * The import, locked for this transaction: whoever works on the same one waits.
 * @throws Refusal NOT_FOUND
 */
export async function lockedImport(run: Run, keys: Keys, schoolId: number, importId: number): Promise<Import> {
  const [row] = await run<Row>(sql`
    select file_name as "fileName", state, phase, done, total, basis, staged from roster_import
    where school_id = ${schoolId} and import_id = ${importId} for update`)
  if (!row) throw new Refusal('NOT_FOUND')
  const { staged, ...rest } = row
  return { ...rest, importId, file: unseal<ImportState>(keys, staged) }
}

/** Keeps how far the work has come. */
export async function keepImport(run: Run, keys: Keys, schoolId: number, one: Import): Promise<void> {
  await run(sql`
    update roster_import set phase = ${one.phase}, done = ${one.done}, total = ${one.total}, basis = ${one.basis}, staged = ${seal(keys, one.file)}
    where school_id = ${schoolId} and import_id = ${one.importId}`)
}
