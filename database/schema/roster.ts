import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { at, bytea, newId, ref, schoolId } from './columns'
import { person, school } from './places'

/** A roster file that was read and waits for its confirmation; `staged` is the understood file, encrypted. */
export const rosterImport = pgTable(
  'roster_import',
  {
    schoolId: schoolId().references(() => school.schoolId),
    importId: newId('import_id'),
    fileName: text('file_name').notNull(),
    staged: bytea('staged').notNull(),
    /** Digest of what was on file when the preview was made. */
    basis: text('basis').notNull(),
    state: text('state').$type<'preview' | 'confirmed' | 'undone'>().notNull(),
    readBy: ref('read_by')
      .notNull()
      .references(() => person.personId),
    readAt: at('read_at').notNull(),
    confirmedAt: at('confirmed_at'),
    undoneAt: at('undone_at'),
  },
  (t) => [primaryKey({ columns: [t.schoolId, t.importId] })],
)

/** What this school's files call a field, as a head once said; `field` is null for a column to be left out. */
export const rosterMapping = pgTable(
  'roster_mapping',
  {
    schoolId: schoolId().references(() => school.schoolId),
    /** The heading as it is compared: without spaces and punctuation. */
    heading: text('heading').notNull(),
    field: text('field'),
    savedBy: ref('saved_by')
      .notNull()
      .references(() => person.personId),
    savedAt: at('saved_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.schoolId, t.heading] })],
)
