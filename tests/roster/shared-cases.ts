import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

const folder = path.resolve(__dirname, '../../../shared/cases')

/** The project's own rosters lie beside the repository; a clone alone runs everything else. */
export const describeWithCases = existsSync(folder) ? describe : describe.skip

if (!existsSync(folder)) console.warn(`left out: tests on ${folder}, which is not there`)

export function caseFile(name: string): Uint8Array {
  return readFileSync(path.join(folder, name))
}
