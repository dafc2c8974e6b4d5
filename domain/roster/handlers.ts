import { confirmRoster } from './confirm'
import { previewRoster } from './preview'
import { refusedRoster } from './refused'

export const rosterHandlers = {
  'roster.preview': previewRoster,
  'roster.confirm': confirmRoster,
  'roster.refused': refusedRoster,
}
