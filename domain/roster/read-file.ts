import type { ErrorCode } from '../../contract/errors'
import type { Files } from '../ports'
import { Refusal } from '../refusal'
import { openWorkbook, RosterFileError } from './reading'
import type { OpenSheet, RosterFileCode } from './reading'

/** What the head is told for each way in which a file can be no roster. */
const refusals: Record<RosterFileCode, ErrorCode> = {
  EMPTY: 'ROSTER_FILE_NO_CHILDREN',
  NOT_WORKBOOK: 'ROSTER_FILE_UNREADABLE',
  OLD_XLS: 'ROSTER_FILE_OLD_FORMAT',
  OTHER_WORKBOOK: 'ROSTER_FILE_UNREADABLE',
  ENCRYPTED: 'ROSTER_FILE_LOCKED',
  DAMAGED: 'ROSTER_FILE_UNREADABLE',
  TOO_LARGE: 'ROSTER_FILE_TOO_BIG',
  ZIP_BOMB: 'ROSTER_FILE_TOO_BIG',
  TOO_MANY_ROWS: 'ROSTER_FILE_TOO_BIG',
  UNKNOWN_ENCODING: 'ROSTER_FILE_UNREADABLE',
  NO_HEADING: 'ROSTER_FILE_NO_CHILDREN',
  MISSING_COLUMNS: 'ROSTER_FILE_NO_CHILDREN',
}

/** A file's own trouble as the refusal that the head reads; any other error as it is. */
export function refused(error: unknown): unknown {
  return error instanceof RosterFileError ? new Refusal(refusals[error.code]) : error
}

/**
 * Opens an uploaded roster; its rows are read when they are asked for.
 * @throws Refusal ROSTER_FILE_... where there is no such file, or it is no workbook, or must not be read
 */
export async function openFile(files: Files, fileId: string, fileName: string): Promise<OpenSheet[]> {
  const bytes = await files.read(fileId).catch(() => {
    throw new Refusal('ROSTER_FILE_UNREADABLE')
  })
  return openWorkbook(bytes, fileName).catch((error: unknown) => {
    throw refused(error)
  })
}
