import { answerPhraseLabel } from '../../../../../../contract/labels'
import type { Answer } from '../view'

const phrases = Object.entries(answerPhraseLabel).map(([key, label]) => ({ key, label }))

/** An answer to the teacher without typing: a thumb, or one of a few sentences. */
Component({
  properties: { answer: { type: Object, value: { thumb: false, phrase: null } as Answer } },
  data: { phrases, said: '', open: false },
  observers: {
    answer({ phrase }: Answer) {
      this.setData({ said: phrase ? answerPhraseLabel[phrase] : '' })
    },
  },
  methods: {
    thumb() {
      this.triggerEvent('answer', { thumb: !(this.data.answer as Answer).thumb })
    },
    choose() {
      this.setData({ open: true })
    },
    close() {
      this.setData({ open: false })
    },
    visible(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      this.setData({ open: event.detail.visible })
    },
    say(event: WechatMiniprogram.TouchEvent) {
      this.close()
      this.triggerEvent('answer', { phrase: event.currentTarget.dataset.key as string })
    },
  },
})
