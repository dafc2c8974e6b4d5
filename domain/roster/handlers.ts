import { rosterChanges } from './changes'
import { confirmRoster } from './confirm'
import { exportRoster } from './exporting/export'
import { listRosters } from './list'
import { rosterColumns } from './mapping/columns'
import { saveMapping } from './mapping/save'
import { previewRoster } from './preview'
import { refusedRoster } from './refused'
import { beginRoster, stepRoster } from './steps'
import { undoRoster } from './undo'

export const rosterHandlers = {
  'roster.begin': beginRoster,
  'roster.step': stepRoster,
  'roster.preview': previewRoster,
  'roster.changes': rosterChanges,
  'roster.columns': rosterColumns,
  'roster.mapping': saveMapping,
  'roster.confirm': confirmRoster,
  'roster.undo': undoRoster,
  'roster.list': listRosters,
  'roster.refused': refusedRoster,
  'roster.export': exportRoster,
}
