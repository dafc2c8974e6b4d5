import type { ErrorCode } from '../../contract/errors'
import { errorCodes } from '../../contract/errors'
import { isDatabaseError } from '../../database/connect'
import { Refusal } from '../../domain/refusal'

/** What a person is told when a rule of the database is what stopped them. */
const byConstraint: Record<string, Refusal> = {
  booking_slot_claimed: new Refusal('SLOT_TAKEN'),
  booking_child_slot_once: new Refusal('ALREADY_BOOKED'),
  pin_slot_once: new Refusal('SLOT_TAKEN'),
  booking_child_week_once: new Refusal('ALREADY_BOOKED'),
  hours_no_overlap: new Refusal('HOURS_OVERLAP'),
  child_once: new Refusal('CHILD_ON_FILE'),
  child_id_number_once: new Refusal('CHILD_ON_FILE', { idNumber: 'notAllowed' }),
  line_name_once: new Refusal('INVALID_INPUT', { name: 'notAllowed' }),
  person_phone_hmac_unique: new Refusal('PHONE_OF_ANOTHER', { phone: 'notAllowed' }),
  photo_file_once: new Refusal('PHOTO_NOT_UPLOADED'),
}

const REFUSED_IN_SQL = 'YS001'
const INSUFFICIENT_PRIVILEGE = '42501'
const FOREIGN_KEY_VIOLATION = '23503'
const SERIALIZATION_FAILURES = ['40001', '40P01', '53300', '55P03', '57014']

/** Any error as a refusal. A policy or a foreign key that says no is NOT_FOUND: another family's child does not exist for this caller. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (!isDatabaseError(error)) return new Refusal('INTERNAL')
  if (error.code === REFUSED_IN_SQL && (errorCodes as readonly string[]).includes(error.message))
    return new Refusal(error.message as ErrorCode)
  // The same SQLSTATE stands for a missing grant, which is our own mistake and must not look like an absent child.
  const said = error.constraint && byConstraint[error.constraint]
  if (said) return said
  const policySaidNo = error.code === INSUFFICIENT_PRIVILEGE && !error.message.startsWith('permission denied')
  if (policySaidNo || error.code === FOREIGN_KEY_VIOLATION) return new Refusal('NOT_FOUND')
  if (SERIALIZATION_FAILURES.includes(error.code)) return new Refusal('BUSY')
  return new Refusal('INTERNAL')
}
