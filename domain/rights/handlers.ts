import { answerRequest } from './answer'
import { askRight } from './ask'
import { copyFile, copyHeld } from './copy'
import { heldOn } from './held'
import { readersOf } from './readers'
import { listRequests, myRequests } from './requests'
import { lookedInto, unusualReading } from './unusual'

export const rightsHandlers = {
  'rights.held': heldOn,
  'rights.copy': copyHeld,
  'rights.file': copyFile,
  'rights.ask': askRight,
  'rights.mine': myRequests,
  'rights.list': listRequests,
  'rights.answer': answerRequest,
  'rights.readers': readersOf,
  'rights.unusual': unusualReading,
  'rights.looked': lookedInto,
}
