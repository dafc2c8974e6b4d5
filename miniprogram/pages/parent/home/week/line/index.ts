import type { LineWeek } from '../view'

/** Colour never alone: the same shapes as in every strip. */
const shapes: Record<LineWeek['state'], string> = {
  reached: 'dot',
  booked: 'half-circle',
  missed: 'cross',
  none: 'circle',
}

/** Four weeks at a glance; a tap opens one. */
Component({
  properties: { weeks: { type: Array, value: [] as LineWeek[] } },
  data: { shapes },
  methods: {
    tap(event: WechatMiniprogram.TouchEvent) {
      const { week } = event.currentTarget.dataset as { week: string }
      if (!this.data.weeks.some((one) => one.week === week && one.shown)) this.triggerEvent('choose', { week })
    },
  },
})
