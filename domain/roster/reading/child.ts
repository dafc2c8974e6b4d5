import type {
  accommodationLabel,
  careArrangementLabel,
  leftBehindStatusLabel,
  parentalAbsenceLabel,
  relationLabel,
  sexLabel,
  specialStatusLabel,
} from '../../../contract/labels'

export type Sex = keyof typeof sexLabel
export type Accommodation = keyof typeof accommodationLabel
export type LeftBehindStatus = keyof typeof leftBehindStatusLabel
export type ParentalAbsence = keyof typeof parentalAbsenceLabel
export type CareKind = keyof typeof careArrangementLabel
export type SpecialStatus = keyof typeof specialStatusLabel
export type Relation = keyof typeof relationLabel

/** A person of the child's family or household, as the roster names them. */
export interface RosterRelative {
  relation: Relation
  /** The word in the file, e.g. 姥姥. */
  relationText: string
  /** Empty where the file gives a number but no name, or says that the person has died. */
  name: string
  /** Digits only; landlines keep their dash after the area code. */
  phones: string[]
  employer?: string
  occupation?: string
  healthNote?: string
  age?: number
  address?: string
  employerAddress?: string
  /** As written, digits and dashes. */
  employerPhone?: string
  /** When they can be reached, in their own words. */
  reachable?: string
  deceased?: true
  isCaregiver: boolean
  atHome: boolean
}

/** One child as a roster row gives it. The four facts of field.md section 2 stand apart. */
export interface RosterChild {
  name: string
  sex: Sex
  /** `YYYY-MM-DD` */
  birthDate: string
  /** 1..9; 7..9 are the junior years. */
  grade: number
  classNumber: number
  /** `2班`, the class's number in its one spelling. */
  className: string
  accommodation: Accommodation
  /** As the pupil register says it. */
  leftBehindStatus: LeftBehindStatus
  /** As the parents' whereabouts show it; differs from the register where the register is out of date. */
  parentalAbsence: ParentalAbsence
  care: { kind: CareKind }
  specialStatus: SpecialStatus[]
  idNumber?: string
  address?: string
  character?: string
  interests?: string
  health?: string
  remarks?: string
  pairedTeacher?: string
  relatives: RosterRelative[]
}

/** A class's size from the sheet of class sizes. */
export interface ClassSize {
  grade: number
  classNumber: number
  pupils: number
}

/** Name and birth date: two rows with the same ones are one child unless both give an ID number and these differ. */
export function nameAndBirth(child: Pick<RosterChild, 'name' | 'birthDate'>): string {
  return `${child.name.normalize('NFKC').replace(/\s+/g, '')}|${child.birthDate}`
}

/** Identity of a roster row for comparing with what is on file: name, birth date and, where given, the ID number. */
export function childKey(child: Pick<RosterChild, 'name' | 'birthDate' | 'idNumber'>): string {
  return child.idNumber ? `${nameAndBirth(child)}|${child.idNumber}` : nameAndBirth(child)
}
