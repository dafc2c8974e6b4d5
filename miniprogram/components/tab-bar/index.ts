interface Tab {
  key: string
  label: string
  icon: string
  /** The raised one in the middle. */
  main?: boolean
}

/** The tabs of a home. WeChat's own bar holds five pages for everybody; ours are panes, by hat. */
Component({
  properties: {
    items: { type: Array, value: [] as Tab[] },
    active: String,
  },
  methods: {
    tap(event: WechatMiniprogram.TouchEvent) {
      const key = event.currentTarget.dataset.key as string
      if (key !== this.data.active) this.triggerEvent('change', { key })
    },
  },
})
