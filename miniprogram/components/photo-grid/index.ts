interface Photo {
  url: string
  fileId?: string
  /** 0 to 100 while it goes up. */
  progress?: number
}

/** Photos in threes; a tap shows one large. */
Component({
  properties: {
    photos: { type: Array, value: [] as Photo[] },
    editable: { type: Boolean, value: false },
    max: { type: Number, value: 9 },
  },
  methods: {
    preview(event: WechatMiniprogram.TouchEvent) {
      const urls = (this.data.photos as Photo[]).map((photo) => photo.url)
      const current = urls[event.currentTarget.dataset.index as number]
      if (current) wx.previewImage({ urls, current })
    },
    remove(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('remove', { index: event.currentTarget.dataset.index as number })
    },
    add() {
      this.triggerEvent('add')
    },
  },
})
