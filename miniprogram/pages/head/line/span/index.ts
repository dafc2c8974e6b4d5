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
    from({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.put({ from: detail.value })
    },
    to({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.put({ to: detail.value })
    },
    drop() {
      this.triggerEvent('drop', { key: this.data.span.key })
    },
  },
})
