import { callForm } from './form'
import { logCall } from './log'
import { undoCall } from './undo'

export const callHandlers = { 'calls.form': callForm, 'calls.log': logCall, 'calls.undo': undoCall }
