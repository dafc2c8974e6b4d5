import type { Output } from '../../contract/actions'
import { fieldWords } from './field-words'
import type { Plan, PlannedChild } from './plan'
import { gradeClassText } from './reading/classes'
import { acceptedRows, refusedRows, rosterStatistics } from './reading'
import type { AcceptedRow, RefusedRow, Remark, RosterReading } from './reading'

type Preview = Output<'roster.preview'>

/** How long a list may be on a screen; the workbook of refused rows has all of them. */
const LIST_LIMIT = 100
const EXAMPLES_LIMIT = 20

/** What an import would do, as its screen shows it. */
export function previewView(reading: RosterReading, plan: Plan): Omit<Preview, 'importId' | 'fileName' | 'state'> {
  const inConflict = new Set(plan.conflicts.map(rowKey))
  const refused = [...refusedRows(reading), ...plan.conflicts]
  const accepted = reading.rows.filter(
    (row): row is AcceptedRow => row.verdict !== 'refused' && !inConflict.has(rowKey(row)),
  )
  const place = placeIn(reading)
  const corrections = accepted.flatMap((row) =>
    row.corrections.map(({ from, ...note }) => ({ ...note, value: from, cell: place(row, note.cell) })),
  )
  const remarks = (row: AcceptedRow | RefusedRow, list: readonly Remark[]) =>
    list.map((one) => ({ ...one, cell: place(row, one.cell) }))
  const refusals = refused.flatMap((row) => remarks(row, row.refusals))
  const notes = accepted.flatMap((row) => remarks(row, row.notes))
  const beyond = (list: readonly unknown[]) => Math.max(0, list.length - LIST_LIMIT)
  return {
    columns: columnsOf(reading),
    accepted: accepted.filter((row) => row.verdict === 'accepted').length,
    corrected: accepted.filter((row) => row.verdict === 'corrected').length,
    refused: refused.length,
    skipped: reading.skipped.length,
    corrections: corrections.slice(0, LIST_LIMIT),
    refusals: refusals.slice(0, LIST_LIMIT),
    notes: notes.slice(0, LIST_LIMIT),
    warnings: reading.warnings,
    more: { corrections: beyond(corrections), refusals: beyond(refusals), notes: beyond(notes) },
    changes: { ...countsOf(plan), absent: plan.absent, examples: examplesOf(plan.children) },
    classes: plan.classes.map(({ name, pupils }) => ({ name, pupils })),
    statistics: statisticsOf(reading, inConflict),
  }
}

/** How many children an import adds, changes and leaves as they are. */
export function countsOf(plan: Plan): { added: number; changed: number; same: number } {
  const added = plan.children.filter((child) => !child.filed).length
  const changed = plan.children.filter((child) => child.filed && child.changes.length > 0).length
  return { added, changed, same: plan.children.length - added - changed }
}

function rowKey({ sheet, row }: { sheet: string; row: number }): string {
  return `${sheet}|${row}`
}

/** `F4`, or `三(2)班!F4` where the children stand on several sheets. */
function placeIn(reading: RosterReading) {
  return (row: { sheet: string }, cell: string) => (reading.sheets.length > 1 ? `${row.sheet}!${cell}` : cell)
}

function columnsOf(reading: RosterReading): Preview['columns'] {
  const columns = reading.sheets.flatMap((sheet) =>
    sheet.columns
      .filter(({ heading }) => heading !== '')
      .map(({ heading, field }) => ({ heading, field: field === null ? null : fieldWords[field] })),
  )
  return [...new Map(columns.map((column) => [`${column.heading}|${column.field}`, column])).values()]
}

/** Changed children first: they are what somebody should look at. */
function examplesOf(children: readonly PlannedChild[]): Preview['changes']['examples'] {
  const changed = children.filter((child) => child.filed && child.changes.length > 0)
  const added = children.filter((child) => !child.filed)
  return [...changed, ...added].slice(0, EXAMPLES_LIMIT).map(({ target, changes }) => ({
    name: target.name,
    className: gradeClassText(target.grade, target.classNumber),
    what: changes.join('；'),
  }))
}

function statisticsOf(reading: RosterReading, inConflict: ReadonlySet<string>): Preview['statistics'] {
  const children = acceptedRows(reading).filter((row) => !inConflict.has(rowKey(row)))
  const { pupils, leftBehind, care } = rosterStatistics(
    children.map(({ child }) => child),
    reading.classSizes,
  )
  return { pupils, leftBehind, care }
}
