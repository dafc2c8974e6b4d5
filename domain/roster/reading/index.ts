export { childKey, nameAndBirth } from './child'
export type {
  Accommodation,
  CareKind,
  ClassSize,
  LeftBehindStatus,
  ParentalAbsence,
  Relation,
  RosterChild,
  RosterRelative,
  Sex,
  SpecialStatus,
} from './child'
export { RosterFileError, type RosterFileCode } from './file-error'
export type { Cell, CellKind, Sheet, SheetRow } from './grid'
export type { Field } from './headings'
export { acceptedRows, refusedRows } from './reading'
export type {
  AcceptedRow,
  ChildrenSheet,
  Column,
  Correction,
  RefusedRow,
  Remark,
  RosterReading,
  RowReading,
  SharedRelative,
  SkippedRow,
} from './reading'
export { refusedWorkbook } from './refused-workbook'
export { safeCell } from './safe-cell'
export { rosterStatistics } from './statistics'
export type { Part, Reconciled, RosterStatistics, StageCount } from './statistics'
export { understand } from './understand'
export { readWorkbook } from './workbook'
