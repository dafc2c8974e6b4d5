import type { PastView } from '../past-view'

/** The imports of before: go on with one that was left, take one back. */
Component({
  properties: { view: { type: Object, value: {} as PastView }, busy: Boolean },
  methods: {
    undo(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('undo', { importId: event.currentTarget.dataset.id as number })
    },
    resume(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('resume', { importId: event.currentTarget.dataset.id as number })
    },
  },
})
