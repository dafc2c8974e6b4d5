import { openChild } from '../../../../record/go'
import type { ChildRow } from '../view'

/** Who has waited longest for the weekly contact. Tells `all` where the rest is wanted too. */
Component({
  properties: {
    title: String,
    rows: { type: Array, value: [] as ChildRow[] },
    /** How many more wait; 0 for none. */
    more: Number,
  },
  methods: {
    open(event: WechatMiniprogram.TouchEvent) {
      openChild(event.currentTarget.dataset.id as number)
    },
    all() {
      this.triggerEvent('all')
    },
  },
})
