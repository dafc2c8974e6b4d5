import { screen } from '../../../../../behaviors/screen'
import { now } from '../../../../../services/clock'
import { askInPassing } from '../../../messages-wanted'
import { nextEnd, toView, type View, type WaitingState } from './view'

/** What the family was shown is not so any more: the board is fetched again. */
const outdated = ['OFFER_OVER', 'SLOT_TAKEN', 'SLOT_NOT_OPEN', 'ALREADY_BOOKED', 'NOT_FOUND']

/** Just after the end of an offer, when the next family has it. */
const AFTER_END_MS = 1_000

const timers = new WeakMap<object, ReturnType<typeof setTimeout>>()

/**
 * Waiting for a time: what is kept for the family now, their place on the list, or the way onto it. Tells the board `changed` when it must be fetched again.
 */
Component({
  behaviors: [screen],
  properties: {
    state: { type: Object, value: null as unknown as WaitingState },
    childId: Number,
    week: String,
    /** No free time is left: waiting is the main thing to do. */
    full: Boolean,
    /** Which week that is. */
    none: { type: String, value: '没有空位了' },
    canWait: { type: Boolean, value: true },
  },
  data: { shown: { offers: [], line: '', front: '' } as View, asked: 0 },
  observers: {
    state(state: WaitingState | null) {
      if (state) this.render(state)
    },
  },
  lifetimes: {
    detached() {
      this.stopTimer()
    },
  },
  methods: {
    render(state: WaitingState) {
      this.setData({ shown: toView(state, now()), asked: 0 })
      this.stopTimer()
      const left = nextEnd(state, now())
      if (left > 0)
        timers.set(
          this,
          setTimeout(() => this.triggerEvent('changed'), left + AFTER_END_MS),
        )
    },
    stopTimer() {
      const timer = timers.get(this)
      if (timer !== undefined) clearTimeout(timer)
    },
    async join() {
      if (this.data.form.busy) return
      const asked = askInPassing(['callOffer', 'callBooked'], 'booking')
      const { childId, week } = this.data
      const sent = await this.send('waiting.join', { childId, week }, { about: `${childId} ${week}` })
      await asked
      if (sent.ok && !sent.queued) this.done(`排好了，第 ${sent.data.place} 位`)
      else if (!sent.ok) this.mend(sent.error.code)
    },
    async leave() {
      if (this.data.form.busy) return
      const { childId, week } = this.data
      const sent = await this.send('waiting.leave', { childId, week }, { about: `${childId} ${week}` })
      if (sent.ok) this.done('不再排队了')
    },
    async accept(event: WechatMiniprogram.TouchEvent) {
      if (this.data.form.busy) return
      const { offerId, when } = this.offerOf(event)
      const asked = askInPassing(['callBooked', 'callReminder'], 'booking')
      this.setData({ asked: offerId })
      const sent = await this.send('waiting.accept', { offerId }, { about: offerId })
      await asked
      if (sent.ok) this.done(`约好了 ${when}`)
      else this.mend(sent.error.code)
    },
    async decline(event: WechatMiniprogram.TouchEvent) {
      if (this.data.form.busy) return
      const { offerId, when } = this.offerOf(event)
      const { confirm } = await wx.showModal({
        title: '这个时间不要了？',
        content: `${when} 会让给下一个孩子。您还排着队，再有空位还会告诉您。`,
        confirmText: '让出去',
        cancelText: '再想想',
      })
      if (!confirm) return
      const sent = await this.send('waiting.decline', { offerId }, { about: offerId })
      if (sent.ok) this.done('已经让出去了')
      else this.mend(sent.error.code)
    },
    offerOf(event: WechatMiniprogram.TouchEvent) {
      return this.data.shown.offers[event.currentTarget.dataset.index as number]!
    },
    done(text: string) {
      void wx.showToast({ title: text, icon: 'none' })
      this.triggerEvent('changed')
    },
    mend(code: string) {
      this.setData({ asked: 0 })
      if (outdated.includes(code)) this.triggerEvent('changed')
    },
  },
})
