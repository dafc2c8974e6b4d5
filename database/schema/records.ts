import { boolean, date, foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { at, newId, ref, schoolId } from './columns'
import { child, relative } from './children'
import { person } from './places'

/**
 * What changed in a child's record, on which day, append-only. `before` holds only the keys of `app.record_of` that the change touched, as they were before it; a record as
 * of a past day is today's with these laid over it, key by key (`app.record_on`). Sealed values stay sealed (base64 of the ciphertext).
 */
export const recordEvent = pgTable(
  'record_event',
  {
    schoolId: schoolId(),
    eventId: newId('event_id'),
    childId: ref('child_id').notNull(),
    /** contract/records.ts `eventKinds`. */
    kind: text('kind').notNull(),
    /** The day from which it holds, which may lie before the day on which it was written down. */
    happenedOn: date('happened_on').notNull(),
    before: jsonb('before').notNull(),
    note: text('note').notNull().default(''),
    /** The child's version after it: what a form that was opened earlier has missed. */
    version: integer('version'),
    /** The import that wrote it, for its undo. */
    importId: ref('import_id'),
    recordedBy: ref('recorded_by').references(() => person.personId),
    recordedAt: at('recorded_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.eventId] }),
    index('record_event_by_child').on(t.schoolId, t.childId, t.happenedOn),
    index('record_event_by_import').on(t.schoolId, t.importId),
    foreignKey({ columns: [t.schoolId, t.childId], foreignColumns: [child.schoolId, child.childId] }),
  ],
)

/** The written entrustment (委托照护书面告知, 未成年人保护法 Art 23): who was entrusted, and until when. The latest one counts. */
export const entrustedCareNotice = pgTable(
  'entrusted_care_notice',
  {
    schoolId: schoolId(),
    noticeId: newId('notice_id'),
    childId: ref('child_id').notNull(),
    caregiverId: ref('caregiver_id').notNull(),
    signedOn: date('signed_on').notNull(),
    /** The last day on which it holds; null where it names none. */
    validUntil: date('valid_until'),
    villageTold: boolean('village_told').notNull(),
    recordedBy: ref('recorded_by')
      .notNull()
      .references(() => person.personId),
    recordedAt: at('recorded_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.noticeId] }),
    index('entrusted_care_notice_by_child').on(t.schoolId, t.childId, t.signedOn),
    foreignKey({ columns: [t.schoolId, t.childId], foreignColumns: [child.schoolId, child.childId] }),
    foreignKey({ columns: [t.schoolId, t.caregiverId], foreignColumns: [relative.schoolId, relative.relativeId] }),
  ],
)

/** The survey at a term's start (摸底): one answer a child and term; a later one replaces it. */
export const surveyAnswer = pgTable(
  'survey_answer',
  {
    schoolId: schoolId(),
    /** contract/term.ts, `2026-autumn`. */
    term: text('term').notNull(),
    childId: ref('child_id').notNull(),
    answer: text('answer').$type<'unchanged' | 'changed' | 'left' | 'new'>().notNull(),
    answeredBy: ref('answered_by')
      .notNull()
      .references(() => person.personId),
    answeredAt: at('answered_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.term, t.childId] }),
    foreignKey({ columns: [t.schoolId, t.childId], foreignColumns: [child.schoolId, child.childId] }),
  ],
)
