import type { ChildView } from '../view'

/** One child: who else is on the contact card, and each consent as a switch with its sentence. */
Component({
  properties: { child: { type: Object, value: null as unknown as ChildView } },
  methods: {
    open(event: WechatMiniprogram.TouchEvent) {
      this.to(event.currentTarget.dataset.page as string)
    },
    toLedger() {
      this.to('consent/ledger')
    },
    to(page: string) {
      wx.navigateTo({ url: `/pages/${page}/index?childId=${(this.data.child as ChildView).childId}` })
    },
    turn(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
      const { childId } = this.data.child as ChildView
      const purpose = event.currentTarget.dataset.key as string
      this.triggerEvent('turn', { childId, purpose, given: event.detail.value })
    },
  },
})
