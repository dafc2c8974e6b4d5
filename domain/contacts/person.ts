import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Parsed } from '../../contract/actions'
import type { Run } from '../../database/connect'
import { encrypt } from '../../database/crypto'
import type { Keys } from '../../database/crypto'
import { normalPhone } from './phone'

type Typed = Parsed<'contacts.save'>

const plain = {
  name: 'name',
  employer: 'employer',
  occupation: 'occupation',
  reachable: 'reachable',
  age: 'age',
  healthNote: 'health_note',
  deceased: 'deceased',
} as const satisfies Partial<Record<keyof Typed, string>>

const sealedColumns = {
  address: 'address',
  employerAddress: 'employer_address',
  employerPhone: 'employer_phone',
} as const satisfies Partial<Record<keyof Typed, string>>

/** Writes what was typed about a person; a masked value that is kept is left alone. `fillOnly`: nothing that stands on file is taken away by an empty field. */
export async function writePerson(
  run: Run,
  relativeId: number,
  typed: Typed,
  keys: Keys,
  { fillOnly }: { fillOnly: boolean },
): Promise<void> {
  const parts: SQL[] = [sql`version = version + 1`]
  const set = (column: string, value: unknown) => parts.push(sql`${sql.identifier(column)} = ${value}`)
  const empty = (value: unknown) => value === '' || value === null || value === false
  for (const [field, column] of Object.entries(plain)) {
    const value = typed[field as keyof typeof plain]
    if (!(fillOnly && empty(value))) set(column, value)
  }
  for (const [field, column] of Object.entries(sealedColumns)) {
    const value = typed[field as keyof typeof sealedColumns]
    if (typeof value !== 'string' || (fillOnly && value === '')) continue
    const kept = field === 'employerPhone' ? normalPhone(value) : value
    set(column, kept === '' ? null : encrypt(keys, kept))
  }
  await run(
    sql`update relative set ${sql.join(parts, sql`, `)} where school_id = app.school() and relative_id = ${relativeId}`,
  )
}

/** Writes who the person is to this child. */
export async function writeLink(run: Run, relativeId: number, typed: Typed): Promise<void> {
  const { childId, relation, relationText, isCaregiver, atHome } = typed
  await run(sql`
    update child_relative set relation = ${relation}, relation_text = ${relationText}, is_caregiver = ${isCaregiver}, at_home = ${atHome}
    where school_id = app.school() and child_id = ${childId} and relative_id = ${relativeId}`)
}
