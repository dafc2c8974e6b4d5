import * as z from 'zod'
import { action } from './action'
import { fileId, id, text } from './fields'

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

const preview = z.object({
  importId: id,
  fileName: z.string(),
  state: z.enum(['preview', 'confirmed']),
  /** Which heading was read as what, in Chinese; an unread one has no field. */
  columns: z.array(z.object({ heading: z.string(), field: z.string().nullable() })),
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
    same: z.number().int(),
    /** On file, but not in this file: nothing happens to them. */
    absent: z.number().int(),
    examples: z.array(z.object({ name: z.string(), className: z.string(), what: z.string() })),
  }),
  classes: z.array(z.object({ name: z.string(), pupils: z.number().int().nullable() })),
  statistics: z.object({ pupils: z.number().int().nullable(), leftBehind: z.number().int(), care: reconciled }),
})

/** Importing a roster: a file is read and shown; nothing is written until it is confirmed. */
export const rosterActions = {
  /**
   * Reads a file and keeps it, encrypted, until it is confirmed; may be repeated at will, so it is no command: the remembered reply of a command would keep
   * the numbers and addresses that the preview shows as plain text.
   */
  'roster.preview': action({
    kind: 'read',
    roles: ['head'],
    input: z.strictObject({ fileId, fileName: text(120).min(1) }),
    output: preview,
  }),
  'roster.confirm': action({
    kind: 'command',
    roles: ['head'],
    input: z.strictObject({ importId: id }),
    output: z.object({
      added: z.number().int(),
      changed: z.number().int(),
      same: z.number().int(),
      classes: z.number().int(),
    }),
  }),
  /** The refused rows as a workbook with the reasons, to be mended and imported alone. */
  'roster.refused': action({
    kind: 'read',
    roles: ['head'],
    input: z.strictObject({ importId: id }),
    output: z.object({ fileName: z.string(), url: z.string() }),
  }),
}
