import { answerUpdate } from './answer'
import { askClass } from './ask'
import { writeLine } from './line'
import { myUpdate } from './mine'
import { previewUpdate } from './preview'
import { publishUpdates } from './publish'
import { reviewUpdates } from './review'
import { unpublishUpdates } from './unpublish'
import { updateVersions } from './versions'

export const updateHandlers = {
  'updates.mine': myUpdate,
  'updates.answer': answerUpdate,
  'updates.review': reviewUpdates,
  'updates.preview': previewUpdate,
  'updates.versions': updateVersions,
  'updates.line': writeLine,
  'updates.ask': askClass,
  'updates.publish': publishUpdates,
  'updates.unpublish': unpublishUpdates,
}
