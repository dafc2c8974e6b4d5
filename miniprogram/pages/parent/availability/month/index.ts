const NUMBERS = Array.from({ length: 31 }, (_, index) => index + 1)

/** The days of a month on which somebody rests, each a number to tap. */
Component({
  properties: { days: { type: Array, value: [] as number[] } },
  data: { numbers: [] as { day: number; chosen: boolean }[] },
  observers: {
    days(days: number[]) {
      this.setData({ numbers: NUMBERS.map((day) => ({ day, chosen: days.includes(day) })) })
    },
  },
  methods: {
    turn(event: WechatMiniprogram.TouchEvent) {
      const day = event.currentTarget.dataset.day as number
      const before = this.data.days as number[]
      const days = before.includes(day) ? before.filter((one) => one !== day) : [...before, day].sort((a, b) => a - b)
      this.setData({ days })
      this.triggerEvent('change', { days })
    },
  },
})
