import type { partnersFor } from '../view'

/** Whom one may ask to take a duty, or to change one; one tap asks. Tells `choose` {personId, dutyId, name} (`dutyId` 0: a favour) and `close`. */
Component({
  properties: {
    /** Nobody is asked where it is null. */
    partners: { type: Object, value: null as ReturnType<typeof partnersFor> | null },
    trouble: String,
  },
  methods: {
    choose(event: WechatMiniprogram.TouchEvent) {
      const { person, duty, name } = event.currentTarget.dataset as { person: number; duty: number; name: string }
      this.triggerEvent('choose', { personId: person, dutyId: duty, name })
    },
    visibility({ detail }: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!detail.visible) this.close()
    },
    close() {
      this.triggerEvent('close')
    },
  },
})
