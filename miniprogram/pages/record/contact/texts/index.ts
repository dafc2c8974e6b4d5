import type { Entry, TextField } from '../view'

/** A few lines of a relative's card, one below the other, each with its error. */
Component({
  properties: {
    fields: { type: Array, value: [] as TextField[] },
    entry: { type: Object, value: {} as Partial<Entry> },
    errors: { type: Object, value: {} as Record<string, string> },
  },
  methods: {
    change(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.triggerEvent('change', { name: event.currentTarget.dataset.name, value: event.detail.value })
    },
  },
})
