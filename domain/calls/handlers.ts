import { callForm } from './form'
import { homeCall } from './home'
import { logCall } from './log'
import { undoCall } from './undo'

export const callHandlers = {
  'calls.form': callForm,
  'calls.log': logCall,
  'calls.home': homeCall,
  'calls.undo': undoCall,
}
