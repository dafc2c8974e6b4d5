import type { Turn } from '../turns'

/** Calls of the day as rows; a tap makes one the current. `most`: so many stand open, the rest behind a tap. */
Component({
  properties: { title: String, turns: { type: Array, value: [] as Turn[] }, most: { type: Number, value: 0 } },
  data: { open: false, rows: [] as Turn[], more: 0 },
  observers: {
    'turns, most, open'(turns: Turn[], most: number, open: boolean) {
      const rows = open ? turns : turns.slice(0, most)
      this.setData({ rows, more: turns.length - rows.length })
    },
  },
  methods: {
    unfold() {
      this.setData({ open: true })
    },
    choose(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('choose', { key: event.currentTarget.dataset.key as string })
    },
  },
})
