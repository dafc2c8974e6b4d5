import { nameAndBirth, type RosterChild } from './child'
import type { AcceptedRow, Column, Remark, RowReading } from './reading'

/** A row in its sheet's columns, so that a repetition can point at the cell that differs. */
export interface RowInSheet {
  reading: RowReading
  columns: Column[]
}

/**
 * Finds children who stand in the file twice. A row that says the same again is merged and said so; a row that says
 * something else is refused with both values, because only a person can tell which is right. The same name with
 * another birth date, or with another ID number, is another child.
 */
export function settleRepetitions(rows: RowInSheet[]): RowReading[] {
  const seen = new Map<string, { row: AcceptedRow; columns: Column[] }[]>()
  return rows.map(({ reading, columns }) => {
    if (reading.verdict === 'refused') return reading
    const key = nameAndBirth(reading.child)
    const earlier = seen.get(key) ?? []
    seen.set(key, earlier)
    const first = earlier.find((other) => mayBeSame(other.row.child, reading.child))
    if (first) return repeated(first.row, first.columns, reading, columns)
    earlier.push({ row: reading, columns })
    return reading
  })
}

function mayBeSame(one: RosterChild, other: RosterChild): boolean {
  return !one.idNumber || !other.idNumber || one.idNumber === other.idNumber
}

function repeated(first: AcceptedRow, firstColumns: Column[], row: AcceptedRow, columns: Column[]): RowReading {
  const name = columns.find((column) => column.field === 'name')!
  const where = (column: Column) => ({ cell: `${column.letters}${row.row}`, row: row.row, column: column.heading })
  const place = first.sheet === row.sheet ? `第${first.row}行` : `工作表“${first.sheet}”第${first.row}行`
  if (JSON.stringify(first.child) === JSON.stringify(row.child)) {
    const merged = {
      ...where(name),
      from: row.child.name,
      to: `同${place}`,
      reason: `同一名儿童，已合并（与${place}内容相同，不另建档案）`,
    }
    return {
      ...row,
      verdict: 'corrected',
      corrections: [...row.corrections, merged],
      sameAs: { sheet: first.sheet, row: first.row },
    }
  }
  const refusals: Remark[] = differences(first, firstColumns, row, columns).map(({ column, before, now }) => ({
    ...where(column),
    value: now,
    reason: `与${place}是同一名儿童（姓名和出生日期相同），但“${column.heading}”不同：${place}是“${before}”，本行是“${now}”，请核对后保留一行`,
  }))
  const { sheet, row: number, written, notes } = row
  return { sheet, row: number, written, notes, verdict: 'refused', refusals }
}

interface Difference {
  column: Column
  before: string
  now: string
}

function differences(first: AcceptedRow, firstColumns: Column[], row: AcceptedRow, columns: Column[]): Difference[] {
  const found = columns.flatMap((column): Difference[] => {
    const at = firstColumns.find(
      (other) => other.field === column.field && other.field !== null && other.field !== 'serial',
    )
    if (!at) return []
    const before = first.written[at.index] ?? ''
    const now = row.written[column.index] ?? ''
    return before === now ? [] : [{ column, before, now }]
  })
  const name = columns.find((column) => column.field === 'name')!
  return found.length > 0 ? found : [{ column: name, before: first.child.name, now: row.child.name }]
}
