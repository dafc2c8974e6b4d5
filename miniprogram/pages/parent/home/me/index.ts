import { templateLabel } from '../../../../../contract/templates'
import { screen } from '../../../../behaviors/screen'
import { forgetChildren } from '../../../../services/kept-children'
import { scarcest } from '../../../../services/messages-asked'
import { askForMessages, messageSettings, openMessageSettings } from '../../../../services/subscribe'
import type { Purpose } from '../../../consent/view'
import { rememberMessages } from '../../messages-wanted'
import { leadAway } from '../lead-away'
import { toView, type View } from './view'

interface Turned {
  childId: number
  purpose: Purpose
  given: boolean
}

/** WeChat asks for every kind of message, as far as this phone knows. */
const open = { off: false, refused: '' }

/** 我的: children, consents, messages; the rest is the same for every hat. */
Component({
  behaviors: [screen],
  data: { view: null as View | null, closed: open },
  observers: { screen: leadAway },
  lifetimes: {
    attached() {
      void this.look()
      void this.show('consents.list', {}, (reply) => {
        const view = toView(reply)
        rememberMessages(view.messagesWanted)
        return view
      })
    },
  },
  methods: {
    /** Both ways with one tap; only what makes the child's page vanish is asked about. Loaded again, the switches say what stands. */
    async turn({ detail }: WechatMiniprogram.CustomEvent<Turned>) {
      const asked = detail.purpose === 'records' && !detail.given
      if (!asked || (await this.sure())) {
        const sent = await this.send('consents.set', detail, { about: `${detail.childId}:${detail.purpose}` })
        if (sent.ok && !detail.given) forgetChildren()
      }
      await this.refresh()
    },
    async sure() {
      const { confirm } = await wx.showModal({
        title: '不再同意建立档案？',
        content:
          '老师不再写谈心、家访和每周简报，您在这里也看不到孩子的情况、约不了通话。学校仍会照法律规定每周联系您。以后可以随时再打开。',
        confirmText: '不再同意',
        cancelText: '留着',
      })
      return confirm
    },
    async allow() {
      const said = await askForMessages(scarcest(), 'settings')
      if (said === 'allowed') await this.refresh()
      await this.look()
    },
    /** How WeChat is set: where it would not even ask, this page says how to change that. */
    async look() {
      const { off, refused } = await messageSettings()
      this.setData({ closed: { off, refused: refused.map((name) => templateLabel[name]).join('、') } })
    },
    async openSettings() {
      await openMessageSettings()
      await this.look()
    },
    toLetters() {
      wx.navigateTo({ url: '/pages/letters/mine/index' })
    },
    toRequests() {
      wx.navigateTo({ url: '/pages/rights/requests/index' })
    },
    read() {
      wx.navigateTo({ url: '/pages/consent/index?read=1' })
    },
  },
})
