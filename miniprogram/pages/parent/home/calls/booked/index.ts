import type { Booked } from '../booked-view'

/** A call that lies ahead; the first one large. */
Component({
  properties: {
    call: { type: Object, value: null as unknown as Booked },
    large: Boolean,
    moving: Boolean,
    busy: Boolean,
  },
  methods: {
    move() {
      this.triggerEvent('move', { bookingId: (this.data.call as Booked).bookingId })
    },
    cancel() {
      const { bookingId, when } = this.data.call as Booked
      this.triggerEvent('cancel', { bookingId, when })
    },
    confirm() {
      const { bookingId, when } = this.data.call as Booked
      this.triggerEvent('confirm', { bookingId, when })
    },
    instead(event: WechatMiniprogram.TouchEvent) {
      const { bookingId, near } = this.data.call as Booked
      const { slot } = near[event.currentTarget.dataset.index as number]!
      this.triggerEvent('instead', { bookingId, slot })
    },
  },
})
