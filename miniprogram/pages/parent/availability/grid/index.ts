import { toggled } from '../../../../../contract/availability-cells'
import { cellsOfDay, cellsOfPart, gridOf, turnedAll, type GridRow } from '../view'

/** One week's hours as cells to tap; a weekday or an hour turns its whole line. */
Component({
  properties: { week: String },
  data: { rows: [] as GridRow[], letters: ['一', '二', '三', '四', '五', '六', '日'] },
  observers: {
    week(week: string) {
      if (week) this.setData({ rows: gridOf(week) })
    },
  },
  methods: {
    cell(event: WechatMiniprogram.TouchEvent) {
      this.tell(toggled(this.data.week, event.currentTarget.dataset.index as number))
    },
    day(event: WechatMiniprogram.TouchEvent) {
      this.tell(turnedAll(this.data.week, cellsOfDay(event.currentTarget.dataset.index as number)))
    },
    part(event: WechatMiniprogram.TouchEvent) {
      this.tell(turnedAll(this.data.week, cellsOfPart(event.currentTarget.dataset.index as number)))
    },
    tell(week: string) {
      this.setData({ week })
      this.triggerEvent('change', { week })
    },
  },
})
