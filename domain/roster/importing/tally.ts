import { planClasses } from '../classes'
import type { PlannedClass } from '../classes'
import type { Plan } from '../plan'
import { rosterStatistics } from '../reading'
import type {
  AcceptedRow,
  ClassSize,
  Correction,
  Reconciled,
  RefusedRow,
  Remark,
  RowReading,
  RosterChild,
} from '../reading'

/** How long a list may be on a screen; the workbook of refused rows has all of them. */
const LIST_LIMIT = 100

type Note = Remark
type Change = Omit<Correction, 'from'> & { value: string }

interface List<T> {
  first: T[]
  count: number
}

/** What the preview says of a file, added up row by row and batch by batch. */
export interface Tally {
  accepted: number
  corrected: number
  refused: number
  skipped: number
  corrections: List<Change>
  refusals: List<Note>
  notes: List<Note>
  added: number
  changed: number
  moved: number
  same: number
  absent: number
  classes: PlannedClass[]
  leftBehind: number
  care: Reconciled
}

export function emptyTally(): Tally {
  const list = () => ({ first: [], count: 0 })
  const { care } = rosterStatistics([], [])
  return {
    ...{ accepted: 0, corrected: 0, refused: 0, skipped: 0, corrections: list(), refusals: list(), notes: list() },
    ...{ added: 0, changed: 0, moved: 0, same: 0, absent: 0, classes: [], leftBehind: 0, care },
  }
}

function put<T>(list: List<T>, items: readonly T[]): void {
  list.count += items.length
  if (list.first.length < LIST_LIMIT) list.first.push(...items.slice(0, LIST_LIMIT - list.first.length))
}

/** Says `三(2)班!F4` instead of `F4` where the children stand on several sheets. */
export type PlaceIn = (row: { sheet: string }, cell: string) => string

export function placeIn(sheets: number): PlaceIn {
  return (row, cell) => (sheets > 1 ? `${row.sheet}!${cell}` : cell)
}

/** Counts a row that stays: read as it stands, read with corrections, or refused. */
export function countRow(tally: Tally, row: RowReading, place: PlaceIn): void {
  if (row.verdict === 'refused') return countRefused(tally, row, place)
  if (row.verdict === 'accepted') tally.accepted += 1
  else tally.corrected += 1
  put(
    tally.corrections,
    row.corrections.map(({ from, ...note }) => ({ ...note, value: from, cell: place(row, note.cell) })),
  )
  put(
    tally.notes,
    row.notes.map((note) => ({ ...note, cell: place(row, note.cell) })),
  )
}

function countRefused(tally: Tally, row: RefusedRow, place: PlaceIn): void {
  tally.refused += 1
  put(
    tally.refusals,
    row.refusals.map((note) => ({ ...note, cell: place(row, note.cell) })),
  )
}

/** Counts what a batch would do. @param rows those of the batch that no record on file contradicts */
export function countPlan(tally: Tally, plan: Plan, rows: readonly AcceptedRow[]): void {
  for (const child of plan.children) {
    if (!child.filed) tally.added += 1
    else if (child.changes.length === 0) tally.same += 1
    else tally.changed += 1
    if (child.moved) tally.moved += 1
  }
  addStatistics(
    tally,
    rows.map(({ child }) => child),
  )
  const known = new Map(tally.classes.map((one) => [`${one.grade}|${one.number}`, one]))
  for (const one of plan.classes) {
    const before = known.get(`${one.grade}|${one.number}`)
    known.set(
      `${one.grade}|${one.number}`,
      before
        ? {
            ...before,
            ...(before.changed ? {} : one),
            changed: before.changed || one.changed,
            pupils: before.pupils ?? one.pupils,
          }
        : one,
    )
  }
  tally.classes = [...known.values()].sort((one, other) => one.grade - other.grade || one.number - other.number)
}

function addStatistics(tally: Tally, children: RosterChild[]): void {
  const { leftBehind, care } = rosterStatistics(children, [])
  tally.leftBehind += leftBehind
  tally.care = {
    parts: tally.care.parts.map((part, at) => ({ ...part, count: part.count + care.parts[at]!.count })),
    total: tally.care.total + care.total,
    difference: tally.care.difference + care.difference,
  }
}

/** The classes of the sheet of class sizes: they are opened even where no child of theirs is in the file. */
export function countClassSizes(
  tally: Tally,
  sizes: readonly ClassSize[],
  filed: Parameters<typeof planClasses>[2],
): void {
  tally.classes = planClasses(sizes, [], filed)
}
