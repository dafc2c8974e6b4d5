import { outboxCount } from '../../../services/outbox'
import { signOut } from '../../../services/session'
import { rememberLeaving } from '../../start/leaving'

/** How text gets larger, what the privacy notice says, and the way out. */
Component({
  methods: {
    read() {
      wx.openPrivacyContract({})
    },
    async leave() {
      const { waiting, refused } = outboxCount()
      if (waiting + refused > 0 && !(await this.mayLose(waiting + refused))) return
      signOut()
      rememberLeaving()
    },
    async mayLose(records: number) {
      const { confirm } = await wx.showModal({
        title: '还有没发出的内容',
        content: `有 ${records} 条还没有发出，退出后就没有了。`,
        confirmText: '仍要退出',
        cancelText: '先不退',
      })
      return confirm
    },
  },
})
