import type { Label } from '../../contract/labels'
import type * as labels from '../../contract/labels'
import type { DateText } from '../../contract/week'

/** A contact on a child's card as `app.record_of` writes it; sealed values are base64 of the ciphertext. */
export interface CardEntry {
  relativeId: number
  name: string
  relation: Label<typeof labels.relationLabel>
  relationText: string
  isCaregiver: boolean
  atHome: boolean
  employer: string
  employerAddress: string | null
  employerPhone: string | null
  address: string | null
  reachable: string
  occupation: string
  healthNote: string
  age: number | null
  deceased: boolean
  phones: string[]
}

/** A child's record as `app.record_of` and `app.record_on` write it: the keys of `record_event.before`. */
export interface RecordDocument {
  name: string
  sex: Label<typeof labels.sexLabel>
  birthDate: DateText
  classId: number
  idNumber: string | null
  address: string | null
  parentalAbsence: Label<typeof labels.parentalAbsenceLabel>
  leftBehindStatus: Label<typeof labels.leftBehindStatusLabel>
  accommodation: Label<typeof labels.accommodationLabel>
  specialStatus: Label<typeof labels.specialStatusLabel>[]
  character: string
  interests: string
  health: string
  remarks: string
  enrolledOn: DateText
  leftOn: DateText | null
  card: CardEntry[]
}
