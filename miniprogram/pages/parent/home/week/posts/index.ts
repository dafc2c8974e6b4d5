import type { Post } from '../view'

/** Letters from the school, one a row; a tap opens it. */
Component({
  properties: {
    posts: { type: Array, value: [] as Post[] },
    /** 大字朗读模式 */
    large: { type: Boolean, value: false },
  },
  methods: {
    tap(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('read', { letterId: event.currentTarget.dataset.id as number })
    },
    /** Whoever taps the loudspeaker wants to hear the row, not to open it. */
    listen() {
      return undefined
    },
  },
})
