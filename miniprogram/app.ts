import { flushOutbox, keepOutboxMoving } from './services/outbox'
import { prepareRequestIds } from './services/request-id'

App({
  onLaunch() {
    wx.cloud.init()
    prepareRequestIds()
    keepOutboxMoving()
  },
  onShow() {
    void flushOutbox()
  },
})
