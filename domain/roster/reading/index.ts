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
export { headingKey } from './headings'
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
export { gapText, readBodyRow, surveyWorkbook, understand } from './understand'
export type { Gap, Survey, SurveyedSheet } from './understand'
export type { Remembered } from './columns'
export { settleRepetitions } from './repetitions'
export { linkSharedRelatives } from './shared-relatives'
export { gradeClassText } from './classes'
export { openWorkbook, readWorkbook } from './workbook'
export type { OpenSheet } from './workbook'
