import { outcomes } from '../../record/call/view'
import { notCalling, type Calling } from '../entry'
import type { Outcome, Turn } from '../turns'
import { familyView, type FamilyView } from './view'

/** The family whose turn it is: very large, one button that dials, eight that say what came of it. */
Component({
  properties: {
    turn: { type: Object, value: null as unknown as Turn },
    calling: { type: Object, value: notCalling as Calling },
    dialling: Boolean,
    trouble: String,
    /** How a video call is made; empty for a telephone. */
    handoff: String,
  },
  data: { view: null as FamilyView | null, outcomes },
  observers: {
    'turn, calling'(turn: Turn | null, calling: Calling) {
      if (turn) this.setData({ view: familyView(turn, calling) })
    },
  },
  methods: {
    dial() {
      this.ring((this.data.calling as Calling).place)
    },
    next() {
      this.ring((this.data.calling as Calling).place + 1)
    },
    async anybody() {
      const itemList = this.data.view!.everybody.slice(0, 6)
      try {
        const { tapIndex } = await wx.showActionSheet({ itemList })
        this.ring(tapIndex)
      } catch {
        // Changed their mind.
      }
    },
    ring(place: number) {
      this.triggerEvent('dial', { place })
    },
    outcome(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('outcome', { key: event.currentTarget.dataset.key as Outcome })
    },
  },
})
