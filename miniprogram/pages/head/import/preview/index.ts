import type { PreviewView } from '../view'

/** What was understood of a file, what is wrong with it, and what it would change. */
Component({
  properties: { view: { type: Object, value: {} as PreviewView }, fetching: Boolean },
  methods: {
    refused() {
      this.triggerEvent('refused')
    },
    mapping() {
      this.triggerEvent('mapping')
    },
    list(event: WechatMiniprogram.TouchEvent) {
      const { importId } = this.data.view as PreviewView
      const kind = event.currentTarget.dataset.kind as string
      wx.navigateTo({ url: `/pages/head/import/changes/index?importId=${importId}&kind=${kind}` })
    },
  },
})
