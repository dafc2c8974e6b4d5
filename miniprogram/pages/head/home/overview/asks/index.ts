/** What waits for the head in person, a line each; each opens its list. */
Component({
  properties: { refused: String, sheet: String, requests: String, reading: String },
  methods: {
    go(event: WechatMiniprogram.TouchEvent) {
      wx.navigateTo({ url: event.currentTarget.dataset.to as string })
    },
  },
})
