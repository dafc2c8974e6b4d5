import {
  bigint,
  customType,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core'
import { at, bytea, newId, ref, schoolId } from './columns'
import { child, relative } from './children'
import { person, school } from './places'

/** A roster file that was read and waits for its confirmation. Its rows wait in `roster_row`, what they will write in `roster_piece`. */
export const rosterImport = pgTable(
  'roster_import',
  {
    schoolId: schoolId().references(() => school.schoolId),
    importId: newId('import_id'),
    fileName: text('file_name').notNull(),
    /** What was understood of the file as a whole (sheets, headings, class sizes, counts), encrypted. */
    staged: bytea('staged').notNull(),
    /** Digest of what was on file when the comparison began. */
    basis: text('basis').notNull(),
    state: text('state').$type<'preview' | 'confirmed' | 'undone'>().notNull(),
    /** How far the work on the file has come; contract/roster.ts `phases`. */
    phase: text('phase').$type<'reading' | 'mapping' | 'comparing' | 'ready'>().notNull().default('ready'),
    /** Rows done and rows in all, of both passes over the file. */
    done: integer('done').notNull().default(0),
    total: integer('total').notNull().default(0),
    added: integer('added').notNull().default(0),
    changed: integer('changed').notNull().default(0),
    readBy: ref('read_by')
      .notNull()
      .references(() => person.personId),
    readAt: at('read_at').notNull(),
    confirmedAt: at('confirmed_at'),
    undoneAt: at('undone_at'),
  },
  (t) => [primaryKey({ columns: [t.schoolId, t.importId] })],
)

const bigints = customType<{ data: number[] }>({ dataType: () => 'bigint[]' })

/** One row of a file that waits: who it is about, as far as rows are told apart and brought together by it, and all that was understood of it, encrypted. */
export const rosterRow = pgTable(
  'roster_row',
  {
    schoolId: schoolId(),
    importId: ref('import_id').notNull(),
    rowNo: integer('row_no').notNull(),
    verdict: text('verdict').$type<'accepted' | 'refused' | 'merged'>().notNull(),
    /** Null where the row is refused. */
    name: text('name'),
    birthDate: date('birth_date'),
    /** Hashes of the contacts' names and numbers: rows that share one are a family. */
    keys: bigints('keys').notNull(),
    /** Rows that are compared and written together; null until that is settled. */
    batch: integer('batch'),
    sealed: bytea('sealed').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.importId, t.rowNo] }),
    index('roster_row_by_batch').on(t.schoolId, t.importId, t.batch),
    foreignKey({
      columns: [t.schoolId, t.importId],
      foreignColumns: [rosterImport.schoolId, rosterImport.importId],
    }).onDelete('cascade'),
  ],
)

/** What a batch of rows will write, a kind of row a piece, as the statements of the confirmation take it. Sealed values are base64 of their ciphertext. */
export const rosterPiece = pgTable(
  'roster_piece',
  {
    schoolId: schoolId(),
    importId: ref('import_id').notNull(),
    batch: integer('batch').notNull(),
    kind: text('kind').notNull(),
    rows: jsonb('rows').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.importId, t.batch, t.kind] }),
    foreignKey({
      columns: [t.schoolId, t.importId],
      foreignColumns: [rosterImport.schoolId, rosterImport.importId],
    }).onDelete('cascade'),
  ],
)

/**
 * How a row stood before a confirmed import touched it (`row` null: it was not there), and how it stood after (`after`), so that the import can be undone while nothing
 * hangs on it. Goes with the child or the contact; the clock clears it when the import can no longer be undone.
 */
export const rosterWas = pgTable(
  'roster_was',
  {
    schoolId: schoolId(),
    wasId: newId('was_id'),
    importId: ref('import_id').notNull(),
    batch: integer('batch').notNull(),
    ofTable: text('of_table').notNull(),
    childId: bigint('child_id', { mode: 'number' }),
    relativeId: bigint('relative_id', { mode: 'number' }),
    row: jsonb('row'),
    after: text('after').notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.wasId] }),
    index('roster_was_by_import').on(t.schoolId, t.importId, t.batch),
    index('roster_was_by_child').on(t.schoolId, t.childId),
    index('roster_was_by_relative').on(t.schoolId, t.relativeId),
    foreignKey({
      columns: [t.schoolId, t.importId],
      foreignColumns: [rosterImport.schoolId, rosterImport.importId],
    }).onDelete('cascade'),
    foreignKey({ columns: [t.schoolId, t.childId], foreignColumns: [child.schoolId, child.childId] }).onDelete(
      'cascade',
    ),
    foreignKey({
      columns: [t.schoolId, t.relativeId],
      foreignColumns: [relative.schoolId, relative.relativeId],
    }).onDelete('cascade'),
  ],
)

/** A file with children's data that lies in cloud storage for a while: an upload, an export, refused rows. The clock deletes it after a day. */
export const rosterFile = pgTable(
  'roster_file',
  {
    schoolId: schoolId().references(() => school.schoolId),
    fileId: text('file_id').notNull(),
    madeAt: at('made_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.schoolId, t.fileId] })],
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
