import { sheetDone } from './done'
import { sheetList } from './list'
import { messagesReach } from './reach'
import { sheetUndo } from './undo'

export const sheetHandlers = {
  'sheet.list': sheetList,
  'sheet.done': sheetDone,
  'sheet.undo': sheetUndo,
  'messages.reach': messagesReach,
}
