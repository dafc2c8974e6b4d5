import { weekdays } from '../../hours'
import type { OwnSpan } from '../draft'

/** Hours of one's own: on which days, from when, until when. */
Component({
  properties: { span: { type: Object, value: { key: 0, weekdays: [], from: '', to: '' } as OwnSpan }, problem: String },
  data: { weekdays },
  methods: {
    put(change: Partial<OwnSpan>) {
      this.triggerEvent('change', { span: { ...this.data.span, ...change } })
    },
    days({ detail }: WechatMiniprogram.CustomEvent<{ value: number[] }>) {
      this.put({ weekdays: detail.value })
    },
    clock({ detail }: WechatMiniprogram.CustomEvent<{ from: string; to: string }>) {
      this.put(detail)
    },
    drop() {
      this.triggerEvent('drop', { key: this.data.span.key })
    },
  },
})
