import type { Desk } from '../desk-rows'

/** The family-phone desk: who is at the phone, who comes next; a tap dials and opens the form. */
Component({
  properties: { desk: { type: Object, value: { rows: [], more: 0, summary: '' } as Desk } },
  methods: {
    dial(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('dial', { row: this.rowOf(event) })
    },
    open(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('open', { row: this.rowOf(event) })
    },
    rowOf(event: WechatMiniprogram.TouchEvent) {
      return (this.data.desk as Desk).rows[event.currentTarget.dataset.index as number]
    },
    more() {
      this.triggerEvent('more')
    },
  },
})
