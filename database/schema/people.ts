import { customType, date, foreignKey, index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import { at, bytea, newId, ref, schoolId } from './columns'
import { relative } from './children'
import { person, school } from './places'

/** A one-time code on a printed contact card, for a relative whose WeChat number is not the one on file. Only its digest is kept. */
export const bindCode = pgTable(
  'bind_code',
  {
    schoolId: schoolId(),
    codeId: newId('code_id'),
    relativeId: ref('relative_id').notNull(),
    codeHmac: bytea('code_hmac').notNull(),
    issuedBy: ref('issued_by')
      .notNull()
      .references(() => person.personId),
    issuedAt: at('issued_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    usedAt: at('used_at'),
    usedBy: ref('used_by').references(() => person.personId),
    /** A newer code for the same relative voids it. */
    voidedAt: at('voided_at'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.codeId] }),
    unique('bind_code_once').on(t.schoolId, t.codeHmac),
    index('bind_code_by_digest').on(t.codeHmac),
    foreignKey({ columns: [t.schoolId, t.relativeId], foreignColumns: [relative.schoolId, relative.relativeId] }),
  ],
)

const digests = customType<{ data: Buffer[] }>({ dataType: () => 'bytea[]' })

/** A WeChat that was taken off a contact by the head: whose it was, why, and which numbers open this contact no more (a new code or a new number does). */
export const unbinding = pgTable(
  'unbinding',
  {
    schoolId: schoolId(),
    unbindingId: newId('unbinding_id'),
    relativeId: ref('relative_id').notNull(),
    personId: ref('person_id')
      .notNull()
      .references(() => person.personId),
    /** Those whose contact cards the relative stood on. */
    children: ref('children').array().notNull(),
    /** Digests of the numbers on file at that moment. */
    numbers: digests('numbers').notNull(),
    reason: text('reason').notNull(),
    boundAt: at('bound_at'),
    unboundBy: ref('unbound_by')
      .notNull()
      .references(() => person.personId),
    unboundAt: at('unbound_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.unbindingId] }),
    index('unbinding_by_relative').on(t.schoolId, t.relativeId),
    foreignKey({ columns: [t.schoolId, t.relativeId], foreignColumns: [relative.schoolId, relative.relativeId] }),
  ],
)

/** The yearly check of staff and volunteers for a record of harm (未成年人保护法 Art 62). */
export const backgroundCheck = pgTable(
  'background_check',
  {
    schoolId: schoolId().references(() => school.schoolId),
    checkId: newId('check_id'),
    personId: ref('person_id')
      .notNull()
      .references(() => person.personId),
    checkedOn: date('checked_on').notNull(),
    note: text('note').notNull().default(''),
    recordedBy: ref('recorded_by')
      .notNull()
      .references(() => person.personId),
    recordedAt: at('recorded_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.checkId] }),
    index('background_check_by_person').on(t.schoolId, t.personId, t.checkedOn),
  ],
)

/** How often somebody tried something in a window of time; counted before there is anyone signed in, so it belongs to no school. */
export const attempt = pgTable(
  'attempt',
  {
    kind: text('kind').notNull(),
    /** The caller's openid or a digest; never a number or a name. */
    who: text('who').notNull(),
    since: at('since').notNull(),
    count: integer('count').notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.who] })],
)
