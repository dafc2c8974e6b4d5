import type { Booked } from '../view'

/** A call that lies ahead; the first one large. */
Component({
  properties: { call: { type: Object, value: null as unknown as Booked }, large: Boolean, moving: Boolean },
  methods: {
    move() {
      this.triggerEvent('move', { bookingId: (this.data.call as Booked).bookingId })
    },
    cancel() {
      const { bookingId, when } = this.data.call as Booked
      this.triggerEvent('cancel', { bookingId, when })
    },
  },
})
