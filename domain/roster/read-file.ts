import type { DateText } from '../../contract/week'
import type { Files } from '../ports'
import { Refusal } from '../refusal'
import { readWorkbook, RosterFileError, understand } from './reading'
import type { RosterReading } from './reading'

/**
 * Reads and understands an uploaded roster.
 * @throws Refusal ROSTER_FILE_UNREADABLE where there is no such file, or it is no roster, or must not be read
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
    if (error instanceof RosterFileError) throw new Refusal('ROSTER_FILE_UNREADABLE')
    throw error
  }
}
