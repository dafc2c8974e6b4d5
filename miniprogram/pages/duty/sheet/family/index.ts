import { ring } from '../../../desk/ringing'
import { openChild } from '../../../record/go'
import type { Row } from '../view'

const say = (title: string) => void wx.showToast({ title, icon: 'none' })

/** One family of the call sheet: what to tell, whom to ring up first, and two buttons for how it went. Tells `told`. */
Component({
  properties: {
    row: { type: Object, value: null as unknown as Row },
    toldText: { type: String, value: '已告诉' },
    busy: Boolean,
  },
  data: { relativeId: 0, writing: false, words: '' },
  observers: {
    'row.key'() {
      this.setData({ relativeId: 0, writing: false, words: '' })
    },
  },
  methods: {
    async ring() {
      const people = (this.data.row as Row).people.filter(({ dialable }) => dialable)
      if (people.length === 0) return say('联系卡上没有号码')
      try {
        const itemList = people.slice(0, 6).map(({ label, phones }) => `${label} ${phones}`)
        const { tapIndex } = people.length > 1 ? await wx.showActionSheet({ itemList }) : { tapIndex: 0 }
        const dialled = await ring(people[tapIndex]!)
        if (dialled.ok) this.setData({ relativeId: people[tapIndex]!.relativeId })
        else if (dialled.text) say(dialled.text)
      } catch {
        // Changed their mind.
      }
    },
    write() {
      this.setData({ writing: true })
    },
    type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ words: detail.value })
    },
    answer(event: WechatMiniprogram.TouchEvent) {
      if (this.data.busy) return
      const reached = event.currentTarget.dataset.reached as boolean
      const { row, relativeId, words } = this.data
      this.triggerEvent('told', { row, reached, relativeId, summary: words.trim() })
    },
    child() {
      openChild((this.data.row as Row).childIds[0]!)
    },
  },
})
