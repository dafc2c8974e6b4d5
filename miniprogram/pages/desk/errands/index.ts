import { screen } from '../../../behaviors/screen'
import { call } from '../../../services/cloud'
import { keepNumbers } from '../../../services/desk-numbers'
import { homeOf, wornHat } from '../../../services/session'
import { logCall } from '../../record/go'
import { ring } from '../ringing'
import type { Errand, View } from '../view'

const say = (title: string) => void wx.showToast({ title, icon: 'none' })

/** What stands beside the calls: whom to remind by phone, freed times to ask about, who waits, the shift. Tells `changed` after a command, `kept` when numbers were stored. */
Component({
  behaviors: [screen],
  properties: {
    view: { type: Object, value: null as unknown as View },
    /** Today's numbers stand on this phone. */
    kept: Boolean,
  },
  methods: {
    errand(event: WechatMiniprogram.TouchEvent): Errand {
      const { list, index } = event.currentTarget.dataset as { list: 'sheet' | 'offers'; index: number }
      return (this.data.view as View)[list][index]!
    },
    async ring(event: WechatMiniprogram.TouchEvent) {
      const people = this.errand(event).people.filter(({ dialable }) => dialable)
      if (people.length === 0) return say('联系卡上没有号码')
      try {
        const itemList = people.slice(0, 6).map(({ label, phones }) => `${label} ${phones}`)
        const { tapIndex } = people.length > 1 ? await wx.showActionSheet({ itemList }) : { tapIndex: 0 }
        const dialled = await ring(people[tapIndex]!)
        if (!dialled.ok && dialled.text) say(dialled.text)
      } catch {
        // Changed their mind.
      }
    },
    async reminded(event: WechatMiniprogram.TouchEvent) {
      const { id } = this.errand(event)
      const sent = await this.send('desk.reminded', { bookingId: id }, { about: id })
      if (sent.ok) this.triggerEvent('changed')
    },
    async answered(event: WechatMiniprogram.TouchEvent) {
      const { id } = this.errand(event)
      const yes = event.currentTarget.dataset.yes as boolean
      const sent = yes
        ? await this.send('waiting.accept', { offerId: id }, { about: id })
        : await this.send('waiting.decline', { offerId: id }, { about: id })
      if (sent.ok) this.triggerEvent('changed')
    },
    walkIn(event: WechatMiniprogram.TouchEvent) {
      logCall((this.data.view as View).waiting[event.currentTarget.dataset.index as number]!)
    },
    /** Any child of the school, by name: it came to the desk without a time. */
    search() {
      const role = wornHat()?.role ?? 'desk'
      wx.navigateTo({ url: `${homeOf(role)}?tab=${role === 'head' ? 'children' : 'record'}` })
    },
    go(event: WechatMiniprogram.TouchEvent) {
      wx.navigateTo({ url: event.currentTarget.dataset.url as string })
    },
    async keep() {
      const answer = await call('desk.sheet', {})
      if (!answer.ok) return say(answer.error.text)
      say(keepNumbers(answer.data) ? '存好了，到半夜自动删掉' : '手机没有空间，没存上')
      this.triggerEvent('kept')
    },
  },
})
