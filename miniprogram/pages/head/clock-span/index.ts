/** From when until when, as two clocks to tap. */
Component({
  properties: { from: String, to: String },
  methods: {
    changeFrom({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.triggerEvent('change', { from: detail.value, to: this.data.to })
    },
    changeTo({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.triggerEvent('change', { from: this.data.from, to: detail.value })
    },
  },
})
