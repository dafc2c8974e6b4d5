import { noteForm } from './form'
import { postNote } from './post'
import { undoNote } from './undo'

export const noteHandlers = { 'notes.form': noteForm, 'notes.post': postNote, 'notes.undo': undoNote }
