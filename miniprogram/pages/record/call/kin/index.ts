import type { Kin } from '../view'

/** Whom to call, in which order. A tap chooses who was called, the button dials. */
Component({
  properties: {
    kin: { type: Array, value: [] as Kin[] },
    /** The chosen relative; 0 for none. */
    chosen: Number,
    /** The relative whose number is being fetched; 0 for none. */
    dialling: Number,
  },
  methods: {
    choose(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('choose', { relativeId: event.currentTarget.dataset.id as number })
    },
    dial(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('dial', { relativeId: event.currentTarget.dataset.id as number })
    },
  },
})
