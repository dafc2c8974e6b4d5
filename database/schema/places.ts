import { date, integer, jsonb, pgTable, primaryKey, smallint, text, unique, foreignKey } from 'drizzle-orm/pg-core'
import { at, bytea, newId, ref, schoolId } from './columns'

export const district = pgTable('district', {
  districtId: newId('district_id').primaryKey(),
  name: text('name').notNull().unique(),
})

export const school = pgTable('school', {
  schoolId: newId('school_id').primaryKey(),
  districtId: ref('district_id')
    .notNull()
    .references(() => district.districtId),
  name: text('name').notNull().unique(),
  /** Cadences differ from school to school, so they are data: days between talks, visits. */
  settings: jsonb('settings').$type<SchoolSettings>().notNull(),
})

export interface SchoolSettings {
  talkEveryDays: number
  visitEveryDays: number
}

/** Anyone with an account, and every member of staff that was invited; a relative becomes a person by signing in. */
export const person = pgTable('person', {
  personId: newId('person_id').primaryKey(),
  openid: text('openid').unique(),
  name: text('name').notNull(),
  phone: bytea('phone'),
  phoneHmac: bytea('phone_hmac').unique(),
  seenAt: at('seen_at'),
})

export const districtOfficer = pgTable(
  'district_officer',
  {
    districtId: ref('district_id')
      .notNull()
      .references(() => district.districtId),
    personId: ref('person_id')
      .notNull()
      .references(() => person.personId),
  },
  (t) => [primaryKey({ columns: [t.districtId, t.personId] })],
)

/** A member of staff's hat; a parent's hat derives from the contact card instead. */
export const membership = pgTable(
  'membership',
  {
    schoolId: schoolId().references(() => school.schoolId),
    personId: ref('person_id')
      .notNull()
      .references(() => person.personId),
    /** A volunteer has no account here, only a background check that falls due. */
    role: text('role').$type<'teacher' | 'desk' | 'head' | 'volunteer'>().notNull(),
    since: date('since').notNull(),
    until: date('until'),
    /** From this instant the hat is gone, whatever `until` says. */
    endedAt: at('ended_at'),
  },
  (t) => [primaryKey({ columns: [t.schoolId, t.personId, t.role] })],
)

export const schoolClass = pgTable(
  'school_class',
  {
    schoolId: schoolId().references(() => school.schoolId),
    classId: newId('class_id'),
    grade: smallint('grade').notNull(),
    number: smallint('number').notNull(),
    name: text('name').notNull(),
    /** All pupils of the class, not only those on file; null until a roster says it. */
    pupils: integer('pupils'),
  },
  (t) => [primaryKey({ columns: [t.schoolId, t.classId] }), unique('class_once').on(t.schoolId, t.grade, t.number)],
)

export const classTeacher = pgTable(
  'class_teacher',
  {
    schoolId: schoolId(),
    classId: ref('class_id').notNull(),
    personId: ref('person_id')
      .notNull()
      .references(() => person.personId),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.classId, t.personId] }),
    foreignKey({ columns: [t.schoolId, t.classId], foreignColumns: [schoolClass.schoolId, schoolClass.classId] }),
  ],
)
