import { actions } from '../../../contract/actions'

/** What the server takes; a form that passes here is not refused for its shape. */
export const calls = actions['calls.log'].input
export const notes = actions['notes.post'].input
