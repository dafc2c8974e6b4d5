import { slotOf, type LineTimes, type PinSheet } from '../pinning'

/** A time for one child, by hand: the day, the time, done. */
Component({
  properties: {
    sheet: { type: Object, value: null as PinSheet | null },
    busy: Boolean,
    trouble: String,
  },
  data: { day: '', lines: [] as LineTimes[], time: '' },
  observers: {
    sheet(sheet: PinSheet | null) {
      if (sheet) this.open(sheet.day)
    },
  },
  methods: {
    open(day: string) {
      const sheet = this.data.sheet as PinSheet
      this.setData({ day, lines: sheet.times[day] ?? [], time: '' })
    },
    chooseDay({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.open(detail.value)
    },
    chooseTime({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ time: detail.value })
    },
    pin() {
      if (this.data.time && !this.data.busy) this.triggerEvent('pin', slotOf(this.data.time))
    },
    unpin() {
      if (!this.data.busy) this.triggerEvent('unpin')
    },
    close() {
      this.triggerEvent('close')
    },
    visibility({ detail }: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!detail.visible) this.close()
    },
  },
})
