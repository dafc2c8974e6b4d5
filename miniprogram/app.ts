import { dropOldNumbers } from './services/desk-numbers'
import { connectCloud } from './services/environment'
import { flushOutbox, keepOutboxMoving } from './services/outbox'
import { prepareRequestIds } from './services/request-id'

App({
  onLaunch() {
    connectCloud()
    prepareRequestIds()
    keepOutboxMoving()
  },
  onShow() {
    dropOldNumbers()
    void flushOutbox()
  },
})
