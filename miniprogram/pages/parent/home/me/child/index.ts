import type { ChildView } from '../view'

/** One child: who else is on the contact card, and each consent as a switch with its sentence. */
Component({
  properties: { child: { type: Object, value: null as unknown as ChildView } },
  methods: {
    turn(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
      const { childId } = this.data.child as ChildView
      const purpose = event.currentTarget.dataset.key as string
      this.triggerEvent('turn', { childId, purpose, given: event.detail.value })
    },
  },
})
