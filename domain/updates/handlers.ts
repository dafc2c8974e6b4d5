import { answerUpdate } from './answer'
import { writeLine } from './line'
import { myUpdate } from './mine'
import { previewUpdate } from './preview'
import { publishUpdates } from './publish'
import { reviewUpdates } from './review'

export const updateHandlers = {
  'updates.mine': myUpdate,
  'updates.answer': answerUpdate,
  'updates.review': reviewUpdates,
  'updates.preview': previewUpdate,
  'updates.line': writeLine,
  'updates.publish': publishUpdates,
}
