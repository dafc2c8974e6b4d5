import { moodLabel } from '../../../contract/labels'

const faces = Object.entries(moodLabel).map(([mood, label]) => ({ mood: Number(mood), label }))

/** Five moods, 1 = sad ... 5 = very happy. Tapping the chosen one takes it back. */
Component({
  properties: {
    value: { type: Number, value: 0 },
    label: { type: String, value: '心情' },
    readonly: { type: Boolean, value: false },
  },
  data: { faces },
  observers: {
    'value, readonly'(value: number, readonly: boolean) {
      this.setData({ faces: readonly ? faces.filter(({ mood }) => mood === value) : faces })
    },
  },
  methods: {
    tap(event: WechatMiniprogram.TouchEvent) {
      if (this.data.readonly) return
      const mood = event.currentTarget.dataset.mood as number
      const value = mood === this.data.value ? 0 : mood
      this.setData({ value })
      this.triggerEvent('change', { value })
    },
  },
})
