import type { FormState } from '../../../../behaviors/screen-state'
import type { OpenRequest } from '../view'

/** One request that waits: what is asked, what a deletion would do, the answer's words and the two ways to give it. */
Component({
  properties: {
    request: { type: Object, value: null as unknown as OpenRequest },
    /** The state of the answer under way, null where this is not the one. */
    form: { type: Object, value: null as unknown as FormState },
  },
  data: { words: '' },
  methods: {
    write({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ words: detail.value })
    },
    done() {
      this.answer('done')
    },
    refuse() {
      this.answer('refused')
    },
    answer(decision: 'done' | 'refused') {
      this.triggerEvent('answer', { request: this.data.request, decision, answer: this.data.words })
    },
    child() {
      this.triggerEvent('child', { childId: (this.data.request as OpenRequest).childId })
    },
  },
})
