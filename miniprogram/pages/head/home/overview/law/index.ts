import { openChild, openGaps } from '../../../../record/go'
import type { ChildRow, View } from '../view'

/** What the law asks for a child: red at once, then the entrusted-care notices that are missing. */
Component({
  properties: {
    alerts: { type: Array, value: [] as View['alerts'] },
    notices: { type: Array, value: [] as ChildRow[] },
    /** How many notices in all. */
    text: String,
  },
  methods: {
    open(event: WechatMiniprogram.TouchEvent) {
      openChild(event.currentTarget.dataset.id as number)
    },
    toGaps() {
      openGaps()
    },
  },
})
