import type { Slot, Table } from '../free'

/** One medium's free times: a row of days, and the times of the day that is chosen. */
Component({
  properties: {
    table: { type: Object, value: null as unknown as Table },
    date: String,
    /** The chosen instant. */
    startsAt: String,
  },
  data: { into: '' },
  observers: {
    /** A fresh board opens where its day can be seen; a tap on another day moves nothing. */
    table() {
      this.setData({ into: `day-${this.data.date}` })
    },
  },
  methods: {
    day(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('day', { date: event.currentTarget.dataset.date as string })
    },
    slot(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('slot', { slot: event.currentTarget.dataset.time as Slot })
    },
  },
})
