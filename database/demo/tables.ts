import type { InferInsertModel, Table } from 'drizzle-orm'
import * as schema from '../schema'

/** The tables that the county fills, in the order in which they can be filled. */
export const tables = {
  district: schema.district,
  school: schema.school,
  person: schema.person,
  districtOfficer: schema.districtOfficer,
  membership: schema.membership,
  backgroundCheck: schema.backgroundCheck,
  schoolClass: schema.schoolClass,
  classTeacher: schema.classTeacher,
  child: schema.child,
  relative: schema.relative,
  relativePhone: schema.relativePhone,
  childRelative: schema.childRelative,
  careArrangement: schema.careArrangement,
  recordEvent: schema.recordEvent,
  entrustedCareNotice: schema.entrustedCareNotice,
  pairing: schema.pairing,
  consent: schema.consent,
  phoneLine: schema.phoneLine,
  openingHours: schema.openingHours,
  hoursException: schema.hoursException,
  booking: schema.booking,
  slotClaim: schema.slotClaim,
  slotOffer: schema.slotOffer,
  waiting: schema.waiting,
  availability: schema.availability,
  duty: schema.duty,
  dutySwap: schema.dutySwap,
  handover: schema.handover,
  familyCall: schema.familyCall,
  note: schema.note,
  weeklyUpdate: schema.weeklyUpdate,
  updateReader: schema.updateReader,
  surveyAnswer: schema.surveyAnswer,
  letter: schema.letter,
  letterChild: schema.letterChild,
  messageCredit: schema.messageCredit,
  rightsRequest: schema.rightsRequest,
  audit: schema.audit,
  job: schema.job,
} as const

export type TableName = keyof typeof tables

type Opened<V> = V extends Buffer ? string : V
type Insert<T extends Table> = InferInsertModel<T, { dbColumnNames: false; override: true }>

/** A row to be written, with its ids. What is stored encrypted stands in plain text, and its look-up digest is left to the writer. */
export type Row<T extends Table> = {
  [K in keyof Insert<T> as K extends `${string}Hmac` ? never : K]: Opened<Insert<T>[K]>
}

/** A parent's message for the child (`voice`): its sound is made, and sealed with a key of its own, only as it is written. */
export type Voice = Pick<Row<typeof schema.voice>, 'schoolId' | 'childId' | 'author' | 'seconds' | 'sentAt'> &
  Required<Pick<Row<typeof schema.voice>, 'updateId' | 'heardAt' | 'heardBy'>>

/** Every row of a county. */
export type County = { [N in TableName]: Row<(typeof tables)[N]>[] } & { voice: Voice[] }

export function emptyCounty(): County {
  const rows = Object.fromEntries(Object.keys(tables).map((name) => [name, []]))
  return { ...rows, voice: [] } as unknown as County
}
