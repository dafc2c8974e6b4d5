import type { Day } from '../rows'

/** One day of the plan: its head always, its calls when it is unfolded, so that a week of a hundred families stays light. */
Component({
  properties: { day: { type: Object, value: {} as Day }, open: Boolean },
  methods: {
    toggle() {
      this.triggerEvent('toggle', { date: this.data.day.date })
    },
    choose(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('choose', { id: event.currentTarget.dataset.id as number })
    },
  },
})
