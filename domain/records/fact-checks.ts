import type { FieldErrors } from '../../contract/errors'
import type { Label, sexLabel } from '../../contract/labels'
import { ageOn } from '../../contract/week'
import type { DateText } from '../../contract/week'
import { readIdNumber } from '../roster/reading/id-number'

const MIN_AGE = 3
const MAX_AGE = 20

/** What a record will say about who the child is; `idNumber` in plain text, null where there is none. */
export interface Identity {
  sex: Label<typeof sexLabel>
  birthDate: DateText
  idNumber: string | null
}

/** An identity number as it is kept: half-width, without spaces, X in upper case. */
export function normalIdNumber(typed: string): string {
  return typed.normalize('NFKC').replace(/\s/g, '').toUpperCase()
}

/**
 * Whether birth date, sex and identity number can belong to one pupil. The error stands at a field that was changed.
 * @param changed the fields that the person has just filled in
 */
export function identityErrors(identity: Identity, changed: ReadonlySet<string>, today: DateText): FieldErrors {
  const { sex, birthDate, idNumber } = identity
  const age = ageOn(birthDate, today)
  if (changed.has('birthDate') && birthDate > today) return { 'changes.birthDate': 'inFuture' }
  if (changed.has('birthDate') && (age < MIN_AGE || age > MAX_AGE)) return { 'changes.birthDate': 'ageImplausible' }
  if (idNumber === null || !['idNumber', 'birthDate', 'sex'].some((field) => changed.has(field))) return {}
  const read = readIdNumber(idNumber)
  if (typeof read === 'string') return changed.has('idNumber') ? { 'changes.idNumber': 'idNumberWrong' } : {}
  const at = (field: string) => `changes.${changed.has('idNumber') ? 'idNumber' : field}`
  if (read.birthDate !== birthDate && (changed.has('idNumber') || changed.has('birthDate')))
    return { [at('birthDate')]: 'idBirthDiffers' }
  if (read.sex !== sex && (changed.has('idNumber') || changed.has('sex'))) return { [at('sex')]: 'idSexDiffers' }
  return {}
}
