import { foreignKey, index, jsonb, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core'
import { at, newId, ref, schoolId } from './columns'
import { child } from './children'
import { person, school } from './places'

/** A guardian's request about the child's data, and the school's answer (PIPL Art 45-47, 50; 未成年人网络保护条例 Art 34). */
export const rightsRequest = pgTable(
  'rights_request',
  {
    schoolId: schoolId(),
    requestId: newId('request_id'),
    childId: ref('child_id').notNull(),
    personId: ref('person_id')
      .notNull()
      .references(() => person.personId),
    kind: text('kind').$type<'copy' | 'correction' | 'deletion'>().notNull(),
    words: text('words').notNull().default(''),
    state: text('state').$type<'open' | 'done' | 'refused'>().notNull(),
    askedAt: at('asked_at').notNull(),
    answeredBy: ref('answered_by').references(() => person.personId),
    answeredAt: at('answered_at'),
    answer: text('answer').notNull().default(''),
    /** What was deleted and what the law keeps, by the names of contract/holdings.ts. */
    outcome: jsonb('outcome'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.requestId] }),
    index('rights_request_by_child').on(t.schoolId, t.childId),
    foreignKey({ columns: [t.schoolId, t.childId], foreignColumns: [child.schoolId, child.childId] }),
  ],
)

/** A photo's file whose row was erased: to be removed from storage by the clock, which tries again until it is gone. */
export const erasedFile = pgTable(
  'erased_file',
  { schoolId: schoolId().references(() => school.schoolId), fileId: text('file_id').notNull() },
  (t) => [primaryKey({ columns: [t.schoolId, t.fileId] })],
)

/** The yearly compliance audit's files (未成年人网络保护条例 Art 37), kept three years with their impact assessment. */
export const auditPack = pgTable(
  'audit_pack',
  {
    schoolId: schoolId().references(() => school.schoolId),
    packId: newId('pack_id'),
    year: smallint('year').notNull(),
    documentFile: text('document_file').notNull(),
    workbookFile: text('workbook_file').notNull(),
    madeBy: ref('made_by').references(() => person.personId),
    madeAt: at('made_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.schoolId, t.packId] })],
)
