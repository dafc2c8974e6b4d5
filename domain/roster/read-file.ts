import type { ErrorCode } from '../../contract/errors'
import type { DateText } from '../../contract/week'
import type { Files } from '../ports'
import { Refusal } from '../refusal'
import { readWorkbook, RosterFileError, understand } from './reading'
import type { RosterFileCode, RosterReading } from './reading'

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

/**
 * Reads and understands an uploaded roster.
 * @throws Refusal ROSTER_FILE_... where there is no such file, or it is no roster, or must not be read
 */
export async function readRoster(
  files: Files,
  fileId: string,
  fileName: string,
  today: DateText,
): Promise<RosterReading> {
  const bytes = await files.read(fileId).catch(() => {
    throw new Refusal('ROSTER_FILE_UNREADABLE')
  })
  try {
    return understand(await readWorkbook(bytes, fileName), today)
  } catch (error) {
    if (error instanceof RosterFileError) throw new Refusal(refusals[error.code])
    throw error
  }
}
