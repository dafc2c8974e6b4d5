import type { FiledChild } from './on-file'
import { nameAndBirth } from './reading'
import type { AcceptedRow, ChildrenSheet, RefusedRow } from './reading'
import type { Digests } from './digests'

/** A row and the child on file that it is about; `null` for a child that is new. */
export interface Match {
  row: AcceptedRow
  filed: FiledChild | null
}

/**
 * Which child on file each row is about: by ID number where there is one, by name and birth date otherwise.
 * Where the two disagree, or two rows claim one child, only a person can tell: the row becomes a refused one with the reason.
 */
export function matchChildren(
  rows: readonly AcceptedRow[],
  children: readonly FiledChild[],
  sheets: readonly ChildrenSheet[],
  digests: Digests,
): { matches: Match[]; conflicts: RefusedRow[] } {
  const byId = new Map(children.flatMap((child) => (child.idDigest ? [[child.idDigest, child]] : [])))
  const byName = new Map(children.map((child) => [nameAndBirth(child), child]))
  const claimedChildren = new Set<number>()
  const claimedNames = new Set<string>()
  const matches: Match[] = []
  const conflicts: RefusedRow[] = []
  for (const row of rows) {
    const name = nameAndBirth(row.child)
    const idDigest = row.child.idNumber ? digests.idNumber(row.child.idNumber) : null
    const known = idDigest ? byId.get(idDigest) : undefined
    const namesake = byName.get(name)
    const filed = known ?? namesake ?? null
    const reason =
      claimedNames.has(name) || (filed && claimedChildren.has(filed.childId))
        ? TWICE
        : disagreement(idDigest, known, namesake)
    if (reason) {
      conflicts.push(refusedFor(row, sheets, reason))
      continue
    }
    claimedNames.add(name)
    if (filed) claimedChildren.add(filed.childId)
    matches.push({ row, filed })
  }
  return { matches, conflicts }
}

const TWICE = '文件里还有一行姓名和出生日期相同的儿童，系统分不清是不是同一人，请核对'

function disagreement(
  idDigest: string | null,
  known: FiledChild | undefined,
  namesake: FiledChild | undefined,
): string | undefined {
  if (known && namesake && known !== namesake) {
    return `身份证号是档案里${known.name}（${known.birthDate}）的，姓名和出生日期却是另一名儿童的，请核对`
  }
  if (!known && namesake?.idDigest && idDigest) return '档案里已有姓名和出生日期相同、身份证号不同的儿童，请核对'
  return undefined
}

function refusedFor(row: AcceptedRow, sheets: readonly ChildrenSheet[], reason: string): RefusedRow {
  const columns = sheets.find((sheet) => sheet.name === row.sheet)?.columns ?? []
  const column =
    columns.find((one) => one.field === (row.child.idNumber ? 'idNumber' : 'name')) ??
    columns.find((one) => one.field === 'name')
  const { sheet, row: number, written, notes } = row
  const value = column?.field === 'idNumber' ? (row.child.idNumber ?? '') : row.child.name
  const remark = {
    cell: `${column?.letters ?? 'A'}${number}`,
    row: number,
    column: column?.heading ?? '姓名',
    value,
    reason,
  }
  return { sheet, row: number, written, notes, verdict: 'refused', refusals: [remark] }
}
