import * as z from 'zod'
import { action } from './action'
import { fileId, id, instant, keysOf, text } from './fields'
import { exportFormatLabel } from './labels'

/** Parts, total and the difference between them, always printed together (../shared/field.md, section 2). */
export const reconciled = z.object({
  parts: z.array(z.object({ key: z.string(), label: z.string(), count: z.number().int() })),
  total: z.number().int(),
  difference: z.number().int(),
})

const cellNote = z.object({
  cell: z.string(),
  row: z.number().int(),
  column: z.string(),
  value: z.string(),
  reason: z.string(),
})

/** How far the work on a file has come; `mapping` waits for somebody to say which column is which. */
const phase = z.enum(['reading', 'mapping', 'comparing', 'ready'])

/** `done` of `total` is what a progress bar shows; the rows of a file count twice, once read and once compared. */
const progress = z.object({ importId: id, phase, done: z.number().int(), total: z.number().int() })

const preview = z.object({
  importId: id,
  fileName: z.string(),
  state: z.enum(['preview', 'confirmed', 'undone']),
  /** Which heading was read as what, in Chinese; an unread one has no field. */
  columns: z.array(z.object({ heading: z.string(), field: z.string().nullable() })),
  /** Headings that the reader is unsure of and nobody has yet said anything about. */
  unsure: z.array(z.string()),
  /** Every row is one of these: read as it stands, read with stated corrections, refused, or no child's row (sums, signatures). */
  accepted: z.number().int(),
  corrected: z.number().int(),
  refused: z.number().int(),
  skipped: z.number().int(),
  corrections: z.array(cellNote.extend({ to: z.string() })),
  refusals: z.array(cellNote),
  /** Rows that are accepted, but that somebody should look at (brothers and sisters who share a contact, facts that disagree). */
  notes: z.array(cellNote),
  /** Sentences about the file as a whole. */
  warnings: z.array(z.string()),
  /** Rows that a list in full would make too long to show; the download has them all. */
  more: z.object({ corrections: z.number().int(), refusals: z.number().int(), notes: z.number().int() }),
  changes: z.object({
    added: z.number().int(),
    changed: z.number().int(),
    /** Of the changed ones, who goes to another class. */
    moved: z.number().int(),
    same: z.number().int(),
    /** On file, but not in this file: nothing happens to them. */
    absent: z.number().int(),
    examples: z.array(z.object({ name: z.string(), className: z.string(), what: z.string() })),
  }),
  classes: z.array(z.object({ name: z.string(), pupils: z.number().int().nullable() })),
  statistics: z.object({ pupils: z.number().int().nullable(), leftBehind: z.number().int(), care: reconciled }),
})

/** What a list of a preview's differences can hold. */
export const changeKinds = ['added', 'changed', 'moved', 'absent'] as const

const theFile = z.strictObject({ fileId, fileName: text(120).min(1) })
const theImport = z.strictObject({ importId: id })

/** Importing a roster: a file is read and shown; nothing is written until it is confirmed. Exporting one: the same layout again. */
export const rosterActions = {
  /** Makes an import of an uploaded file; a file of a usual size is read and compared at once (`ready`). */
  'roster.begin': action({ kind: 'command', roles: ['head'], input: theFile, output: progress }),
  /** Does a few seconds' work on an import, or none where there is none to do; may be repeated at will, and goes on where a lost call or a killed one stopped. */
  'roster.step': action({ kind: 'read', roles: ['head'], input: theImport, output: progress }),
  /**
   * What an import would do. Of a file, it is read and compared from the beginning to the end first; may be repeated at will, so it is no command: the remembered
   * reply of a command would keep what the preview shows as plain text.
   */
  'roster.preview': action({ kind: 'read', roles: ['head'], input: z.union([theImport, theFile]), output: preview }),
  /** One list of the differences, a page at a time; `what` says from what to what, one change each. */
  'roster.changes': action({
    kind: 'read',
    roles: ['head'],
    input: z.strictObject({
      importId: id,
      kind: z.enum(changeKinds),
      page: z.number().int().min(0).max(10_000).default(0),
    }),
    output: z.object({
      total: z.number().int(),
      pageSize: z.number().int(),
      rows: z.array(z.object({ name: z.string(), className: z.string(), what: z.array(z.string()) })),
    }),
  }),
  /** The headings of a file with some of what stands under them (numbers masked), and the fields to choose from. */
  'roster.columns': action({
    kind: 'read',
    roles: ['head'],
    input: theImport,
    output: z.object({
      importId: id,
      fileName: z.string(),
      /** Fields that no column was found for although every child needs them, in Chinese. */
      missing: z.array(z.string()),
      headings: z.array(
        z.object({
          heading: z.string(),
          samples: z.array(z.string()),
          field: z.string().nullable(),
          doubt: z.enum(['unknown', 'twice']).nullable(),
          /** Whether this school has said it before. */
          said: z.boolean(),
        }),
      ),
      fields: z.array(z.object({ key: z.string(), label: z.string() })),
    }),
  }),
  /** Says which heading is which field (null: leave the column out), for this file and all that follow; the file is read anew. */
  'roster.mapping': action({
    kind: 'command',
    roles: ['head'],
    input: z.strictObject({
      importId: id,
      columns: z
        .array(z.strictObject({ heading: text(200).min(1), field: text(40).min(1).nullable() }))
        .min(1)
        .max(200),
    }),
    output: progress,
  }),
  'roster.confirm': action({
    kind: 'command',
    roles: ['head'],
    input: theImport,
    output: z.object({
      added: z.number().int(),
      changed: z.number().int(),
      same: z.number().int(),
      classes: z.number().int(),
    }),
  }),
  /** Takes a confirmed import back while nothing hangs on it. */
  'roster.undo': action({
    kind: 'command',
    roles: ['head'],
    input: theImport,
    output: z.object({ removed: z.number().int(), restored: z.number().int() }),
  }),
  /** The last imports, newest first. */
  'roster.list': action({
    kind: 'read',
    roles: ['head'],
    input: z.strictObject({}),
    output: z.object({
      imports: z.array(
        z.object({
          importId: id,
          fileName: z.string(),
          state: z.enum(['preview', 'confirmed', 'undone']),
          phase,
          done: z.number().int(),
          total: z.number().int(),
          at: instant,
          by: z.string(),
          added: z.number().int(),
          changed: z.number().int(),
          can: z.object({ undo: z.boolean() }),
        }),
      ),
    }),
  }),
  /** The refused rows as a workbook with the reasons, to be mended and imported alone. */
  'roster.refused': action({
    kind: 'read',
    roles: ['head'],
    input: theImport,
    output: z.object({ fileName: z.string(), url: z.string() }),
  }),
  /** The children on file with everything that a roster says of them: a head those of the school, a class teacher those of the own class. Ten a day. */
  'roster.export': action({
    kind: 'read',
    roles: ['head', 'teacher'],
    input: z.strictObject({ format: keysOf(exportFormatLabel) }),
    output: z.object({ fileName: z.string(), url: z.string(), children: z.number().int() }),
  }),
}
