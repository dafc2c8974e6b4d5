import { openForm, type RecordForm } from '../../go'
import type { View } from '../view'

/** Who cares for the child, whether the entrustment is on file, who cared before. */
Component({
  properties: {
    childId: Number,
    text: String,
    since: String,
    reason: String,
    notice: { type: Object, value: null as unknown as View['notice'] },
    before: { type: Array, value: [] as View['care'] },
    /** The reader may change it. */
    editable: Boolean,
  },
  methods: {
    open(event: WechatMiniprogram.TouchEvent) {
      openForm(event.currentTarget.dataset.form as RecordForm, this.properties.childId)
    },
  },
})
