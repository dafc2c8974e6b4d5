import type { FieldView } from '../view'

/** One field of a note, drawn by its type; a new kind of note needs no new page. */
Component({
  properties: {
    field: { type: Object, value: {} as FieldView },
    value: { type: null, value: '' as unknown },
    error: String,
    /** The last day that may be chosen, `2026-12-31`; empty for none. */
    today: String,
  },
  methods: {
    change(event: WechatMiniprogram.CustomEvent<{ value: unknown }>) {
      this.tell(event.detail.value)
    },
    clear() {
      this.tell('')
    },
    tell(value: unknown) {
      this.triggerEvent('change', { name: (this.data.field as FieldView).name, value })
    },
  },
})
