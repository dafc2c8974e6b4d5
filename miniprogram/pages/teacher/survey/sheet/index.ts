import { changes } from '../forms'

/** What has changed about a child: each leads to the form where it is written down. */
Component({
  properties: { visible: { type: Boolean, value: false }, name: { type: String, value: '' } },
  data: { changes },
  methods: {
    choose(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('choose', { key: event.currentTarget.dataset.key as string })
    },
    close() {
      this.triggerEvent('close')
    },
    visibility({ detail }: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!detail.visible) this.close()
    },
  },
})
