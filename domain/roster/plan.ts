import { careArrangementLabel } from '../../contract/labels'
import { childChanges, childTarget } from './child-target'
import type { ChildTarget, Open } from './child-target'
import { claimCard, planCard } from './contacts'
import type { PlannedCard } from './contacts'
import type { Digests } from './digests'
import { matchChildren } from './match'
import type { FiledChild, OnFile, StaffMember } from './on-file'
import { People } from './people'
import type { PlannedPerson } from './people'
import { acceptedRows } from './reading'
import type { CareKind, ChildrenSheet, RefusedRow, RosterChild, RosterReading } from './reading'
import { planClasses } from './classes'
import type { PlannedClass } from './classes'

export interface PlannedChild {
  filed: FiledChild | null
  target: ChildTarget
  card: PlannedCard
  /** The care arrangement to open (closing the open one), or null where it stays. */
  care: { kind: CareKind; caregiver: PlannedPerson | null } | null
  /** The paired teacher to open, or null where it stays. */
  pairing: number | null
  /** Whether the child's own row is to be written. */
  rowChanged: boolean
  /** Whether the child goes to another class. */
  moved: boolean
  /** What changes, in Chinese; empty where everything stays. */
  changes: string[]
}

/** What an import would do. The preview shows it and the confirmation does it: one rule for both. */
export interface Plan {
  classes: PlannedClass[]
  children: PlannedChild[]
  /** Rows that the file alone lets through, but not what is on file. */
  conflicts: RefusedRow[]
}

export interface PlanSetting {
  staff: readonly StaffMember[]
  digests: Digests
  open: Open
}

/** Works out what a roster changes about what is on file. Pure: nothing is written. */
export function planImport(reading: RosterReading, onFile: OnFile, setting: PlanSetting): Plan {
  const { matches, conflicts } = matchChildren(acceptedRows(reading), onFile.children, reading.sheets, setting.digests)
  const people = new People(onFile, setting.digests)
  const sheets = new Map(reading.sheets.map((sheet) => [sheet.name, sheet]))
  // All rows speak before any card is compared: what a brother's row says of the father counts for both.
  const claimed = matches.map((match) => ({ ...match, card: claimCard(match.row.child, match.filed, people) }))
  const children = claimed.map(({ row, filed, card }) =>
    planChild(row.child, filed, planCard(card, filed, setting), sheets.get(row.sheet), onFile, setting),
  )
  return {
    classes: planClasses(
      reading.classSizes,
      matches.map(({ row }) => row.child),
      onFile.classes,
    ),
    children,
    conflicts,
  }
}

function planChild(
  child: RosterChild,
  filed: FiledChild | null,
  card: PlannedCard,
  sheet: ChildrenSheet | undefined,
  onFile: OnFile,
  setting: PlanSetting,
): PlannedChild {
  const teacher = teacherOf(child, setting.staff)
  const leftOver = child.pairedTeacher && teacher === null ? `代理家长：${child.pairedTeacher}` : ''
  const target = childTarget(child, filed, sheet, [child.remarks, leftOver].filter(Boolean).join('；'))
  const ownChanges = filed ? childChanges(target, filed, onFile.classes, setting.digests, setting.open) : []
  const care = careChange(child.care.kind, card.caregiver, filed)
  const pairing = teacher !== null && !filed?.paired.includes(teacher) ? teacher : null
  const changes = filed
    ? [
        ...ownChanges,
        ...card.changes,
        ...(care ? [careText(filed, care.kind)] : []),
        ...(pairing === null ? [] : [`代理家长：${child.pairedTeacher}`]),
      ]
    : ['新建档案']
  const moved = ownChanges.some((change) => change.startsWith('班级：'))
  return { filed, target, card, care, pairing, rowChanged: ownChanges.length > 0, moved, changes }
}

/** The one member of staff of exactly this name; null where there is none or several. */
function teacherOf(child: RosterChild, staff: readonly StaffMember[]): number | null {
  const found = staff.filter((one) => one.name === child.pairedTeacher)
  return found.length === 1 ? found[0]!.personId : null
}

/** A change of who cares opens a new row of the history; a file that does not say leaves what is on file. */
function careChange(kind: CareKind, caregiver: PlannedPerson | null, filed: FiledChild | null): PlannedChild['care'] {
  if (kind === 'none') return null
  const before = filed?.care
  const sameCaregiver = !caregiver || (caregiver.filed !== null && caregiver.filed.relativeId === before?.caregiverId)
  return before && before.kind === kind && sameCaregiver ? null : { kind, caregiver }
}

function careText(filed: FiledChild, kind: CareKind): string {
  const before = filed.care?.kind ?? 'none'
  return before === kind ? '照料人有变' : `照料方式：${careArrangementLabel[before]}→${careArrangementLabel[kind]}`
}
