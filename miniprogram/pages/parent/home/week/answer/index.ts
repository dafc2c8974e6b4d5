import { answerPhraseLabel } from '../../../../../../contract/labels'
import type { Answer } from '../view'

const phrases = Object.entries(answerPhraseLabel).map(([key, label]) => ({ key, label }))
/** Read aloud in 大字朗读模式. */
const spoken = '回老师一句。看到了，就点大拇指。说一句，是挑一句现成的话。回一句，是自己写。'
/** As many characters as the contract takes. */
const MOST = 200

/** An answer to the teacher: a thumb, one of a few sentences, a line of one's own; a voice for the child in the slot `voice`. */
Component({
  options: { multipleSlots: true },
  properties: {
    /** Which letter is answered: what was typed for one is not offered for another. */
    updateId: Number,
    answer: { type: Object, value: { thumb: false, phrase: null, reply: null } as Answer },
    /** 大字朗读模式 */
    large: { type: Boolean, value: false },
  },
  data: { phrases, spoken, most: MOST, said: '', choosing: false, writing: false, draft: '', sent: '', sending: '' },
  observers: {
    answer({ phrase }: Answer) {
      this.setData({ said: phrase ? answerPhraseLabel[phrase] : '' })
    },
    updateId() {
      this.setData({ draft: '', sent: '' })
    },
  },
  methods: {
    thumb() {
      this.triggerEvent('answer', { thumb: !(this.data.answer as Answer).thumb })
    },
    choose() {
      this.setData({ choosing: true })
    },
    write() {
      this.setData({ writing: true })
      // A line that was refused is there to be mended.
      this.typed(this.data.draft || this.replied() || this.data.sent)
    },
    replied() {
      return (this.data.answer as Answer).reply ?? ''
    },
    /** The button says what it will do, and rests where there is nothing to do. */
    typed(draft: string) {
      const sending = draft.trim() ? '发给老师' : this.replied() ? '不说了，收回' : ''
      this.setData({ draft, sending })
    },
    close() {
      this.setData({ choosing: false, writing: false })
    },
    visible(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!event.detail.visible) this.close()
    },
    say(event: WechatMiniprogram.TouchEvent) {
      this.close()
      this.triggerEvent('answer', { phrase: event.currentTarget.dataset.key as string })
    },
    type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.typed(detail.value)
    },
    /** An emptied line takes back what was said before. */
    send() {
      const reply = this.data.draft.trim()
      this.close()
      this.setData({ draft: '', sent: reply })
      if (reply !== this.replied()) this.triggerEvent('answer', { reply })
    },
  },
})
