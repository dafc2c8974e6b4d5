import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { at, bytea, newId, ref, schoolId } from './columns'
import { person, school, schoolClass } from './places'

/** A child on file. The four facts that schools mix up stay apart: absence, register status, accommodation, special status; care is a history of its own. */
export const child = pgTable(
  'child',
  {
    schoolId: schoolId().references(() => school.schoolId),
    childId: newId('child_id'),
    classId: ref('class_id').notNull(),
    name: text('name').notNull(),
    /** Initials for searching by pinyin. */
    initials: text('initials').notNull(),
    sex: text('sex').$type<'male' | 'female'>().notNull(),
    birthDate: date('birth_date').notNull(),
    idNumber: bytea('id_number'),
    idNumberHmac: bytea('id_number_hmac'),
    address: bytea('address'),
    parentalAbsence: text('parental_absence').notNull(),
    leftBehindStatus: text('left_behind_status').notNull(),
    accommodation: text('accommodation').notNull(),
    specialStatus: text('special_status').array().notNull(),
    character: text('character').notNull().default(''),
    interests: text('interests').notNull().default(''),
    health: text('health').notNull().default(''),
    remarks: text('remarks').notNull().default(''),
    enrolledOn: date('enrolled_on').notNull(),
    leftOn: date('left_on'),
    /** Rises with every change, so that nobody saves over what somebody else has just written. */
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.childId] }),
    unique('child_once').on(t.schoolId, t.name, t.birthDate),
    uniqueIndex('child_id_number_once')
      .on(t.schoolId, t.idNumberHmac)
      .where(sql`${t.idNumberHmac} is not null`),
    index('child_by_class').on(t.schoolId, t.classId),
    foreignKey({ columns: [t.schoolId, t.classId], foreignColumns: [schoolClass.schoolId, schoolClass.classId] }),
  ],
)

/** An adult of the contact card (联系卡). `personId` is set once they have signed in. Siblings share one row. */
export const relative = pgTable(
  'relative',
  {
    schoolId: schoolId().references(() => school.schoolId),
    relativeId: newId('relative_id'),
    name: text('name').notNull(),
    employer: text('employer').notNull().default(''),
    occupation: text('occupation').notNull().default(''),
    healthNote: text('health_note').notNull().default(''),
    address: bytea('address'),
    employerAddress: bytea('employer_address'),
    employerPhone: bytea('employer_phone'),
    /** When they can be reached, in their own words: 每天 20:00 以后. */
    reachable: text('reachable').notNull().default(''),
    age: smallint('age'),
    deceased: boolean('deceased').notNull().default(false),
    personId: ref('person_id').references(() => person.personId),
    boundAt: at('bound_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.schoolId, t.relativeId] }), index('relative_by_person').on(t.personId)],
)

export const relativePhone = pgTable(
  'relative_phone',
  {
    schoolId: schoolId(),
    relativeId: ref('relative_id').notNull(),
    position: smallint('position').notNull(),
    number: bytea('number').notNull(),
    numberHmac: bytea('number_hmac').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.relativeId, t.position] }),
    index('relative_phone_by_number').on(t.numberHmac),
    foreignKey({ columns: [t.schoolId, t.relativeId], foreignColumns: [relative.schoolId, relative.relativeId] }),
  ],
)

/** Who is who to the child, and in which order to call. */
export const childRelative = pgTable(
  'child_relative',
  {
    schoolId: schoolId(),
    childId: ref('child_id').notNull(),
    relativeId: ref('relative_id').notNull(),
    relation: text('relation').notNull(),
    relationText: text('relation_text').notNull().default(''),
    callOrder: smallint('call_order').notNull(),
    isCaregiver: boolean('is_caregiver').notNull().default(false),
    atHome: boolean('at_home').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.childId, t.relativeId] }),
    index('child_relative_by_relative').on(t.schoolId, t.relativeId),
    foreignKey({ columns: [t.schoolId, t.childId], foreignColumns: [child.schoolId, child.childId] }),
    foreignKey({ columns: [t.schoolId, t.relativeId], foreignColumns: [relative.schoolId, relative.relativeId] }),
  ],
)

/** Who cares for the child, from `from_on` up to, but without, `to_on`: never overwritten, the open row is today's. */
export const careArrangement = pgTable(
  'care_arrangement',
  {
    schoolId: schoolId(),
    careId: newId('care_id'),
    childId: ref('child_id').notNull(),
    kind: text('kind').notNull(),
    caregiverId: ref('caregiver_id'),
    fromOn: date('from_on').notNull(),
    toOn: date('to_on'),
    reason: text('reason').notNull().default(''),
    /** Who wrote it down and when, where it was not an import: a slip is theirs to mend for ten minutes. */
    recordedBy: ref('recorded_by').references(() => person.personId),
    recordedAt: at('recorded_at'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.careId] }),
    uniqueIndex('care_one_open')
      .on(t.schoolId, t.childId)
      .where(sql`${t.toOn} is null`),
    foreignKey({ columns: [t.schoolId, t.childId], foreignColumns: [child.schoolId, child.childId] }),
    foreignKey({ columns: [t.schoolId, t.caregiverId], foreignColumns: [relative.schoolId, relative.relativeId] }),
  ],
)

/** The paired teacher (帮扶教师, 代理家长): a school role, never a guardian. */
export const pairing = pgTable(
  'pairing',
  {
    schoolId: schoolId(),
    childId: ref('child_id').notNull(),
    personId: ref('person_id')
      .notNull()
      .references(() => person.personId),
    fromOn: date('from_on').notNull(),
    toOn: date('to_on'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.childId, t.personId] }),
    foreignKey({ columns: [t.schoolId, t.childId], foreignColumns: [child.schoolId, child.childId] }),
  ],
)

/** A guardian's consent for one purpose; withdrawing closes the row. */
export const consent = pgTable(
  'consent',
  {
    schoolId: schoolId(),
    consentId: newId('consent_id'),
    childId: ref('child_id').notNull(),
    personId: ref('person_id')
      .notNull()
      .references(() => person.personId),
    purpose: text('purpose').notNull(),
    noticeVersion: text('notice_version').notNull(),
    givenAt: at('given_at').notNull(),
    withdrawnAt: at('withdrawn_at'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.consentId] }),
    uniqueIndex('consent_one_open')
      .on(t.schoolId, t.childId, t.personId, t.purpose)
      .where(sql`${t.withdrawnAt} is null`),
    // Every call and note that is logged asks whether the child's record was refused (app.records_withdrawn).
    index('consent_ended')
      .on(t.schoolId, t.childId, t.purpose)
      .where(sql`${t.withdrawnAt} is not null`),
    foreignKey({ columns: [t.schoolId, t.childId], foreignColumns: [child.schoolId, child.childId] }),
  ],
)
