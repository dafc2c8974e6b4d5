import { call } from '../../../../services/cloud'
import { openForm } from '../../go'
import type { View } from '../view'

/** The child's own particulars. Masked values are shown one at a time; each is on the audit. */
Component({
  properties: {
    childId: Number,
    /** The day of which they are told. */
    on: String,
    lines: { type: Array, value: [] as View['details'] },
    /** The reader may change them, and see what is masked. */
    editable: Boolean,
  },
  data: {
    /** Values in full that were asked for. */
    plain: {} as Record<string, string>,
    text: '',
    /** The child and the day that `plain` belongs to. */
    shown: '',
  },
  observers: {
    'childId, on'(childId: number, on: string) {
      const shown = `${childId} ${on}`
      // What was asked for of one day is masked on another.
      if (shown !== this.data.shown) this.setData({ shown, plain: {}, text: '' })
    },
  },
  methods: {
    correct() {
      openForm('correct', this.properties.childId, { part: 'about' })
    },
    async reveal(event: WechatMiniprogram.TouchEvent) {
      const what = event.currentTarget.dataset.what as 'idNumber' | 'address'
      const { shown } = this.data
      const answer = await call('records.reveal', { childId: this.properties.childId, what })
      if (shown !== this.data.shown) return
      if (answer.ok) this.setData({ [`plain.${what}`]: answer.data.value, text: '' })
      else this.setData({ text: answer.error.text })
    },
  },
})
