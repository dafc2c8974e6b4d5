import type { Input, Output } from '../../../../../contract/actions'
import { mayLeave } from '../../../../behaviors/leaving'
import { screen } from '../../../../behaviors/screen'
import { now } from '../../../../services/clock'
import { forgetLetters, keepAnswer, keepLetter, keptLetter } from '../../../../services/kept-letters'
import type { ReplyStore } from '../../../../services/kept-replies'
import { currentHat } from '../../../../services/hat'
import { canSpeak } from '../../../../services/read-aloud'
import { largeReading } from '../../../../services/reading-mode'
import { askInPassing } from '../../messages-wanted'
import { leadAway } from '../lead-away'
import { toView, type Answer, type View } from './view'

type Asked = Input<'updates.mine'>

/** The last four weeks of each child stay on the phone. */
const storeFor = (input: Asked): ReplyStore<Output<'updates.mine'>> => ({
  keep: keepLetter,
  find: () => keptLetter(input),
  forget: () => forgetLetters(currentHat(), input.childId),
  words: (moment) => `这是${moment} 存下的`,
})

/** 本周: the child's letter, the next call, an answer in one tap; earlier weeks through the line. */
Component({
  behaviors: [screen],
  properties: { childId: Number, week: String },
  data: {
    view: null as View | null,
    large: false,
    speaks: false,
    /** A child who was tapped and not turned to; only for a moment. */
    refusedChild: 0,
  },
  observers: { screen: leadAway },
  lifetimes: {
    attached() {
      this.setData({ large: largeReading(), speaks: canSpeak() })
      void this.load(this.properties.childId, this.properties.week)
    },
  },
  methods: {
    load(childId: number, week: string) {
      const input: Asked = { ...(childId ? { childId } : {}), ...(week ? { week } : {}) }
      return this.show('updates.mine', input, (reply) => toView(reply, now()), { store: storeFor(input) })
    },
    /** Asks before what was said for the child and not sent is lost. */
    mayGo(): Promise<boolean> {
      return mayLeave(this, '#voice')
    },
    async chooseChild(event: WechatMiniprogram.CustomEvent<{ value: number }>) {
      const childId = event.detail.value
      if (!(await this.mayGo())) {
        // The chip that was tapped shows itself as chosen; only a change of its value puts it back.
        this.setData({ refusedChild: childId })
        return this.setData({ refusedChild: 0 })
      }
      this.triggerEvent('child', { childId })
      void this.load(childId, this.data.view!.week)
    },
    async chooseWeek(event: WechatMiniprogram.CustomEvent<{ week?: string }>) {
      const week = event.detail.week ?? (event.currentTarget.dataset.week as string)
      if (await this.mayGo()) void this.load(this.data.view!.childId, week)
    },
    move() {
      const { bookingId, week } = this.data.view!.nextCall!
      this.triggerEvent('move', { bookingId, week })
    },
    book() {
      this.triggerEvent('book')
    },
    read({ detail }: WechatMiniprogram.CustomEvent<{ letterId: number }>) {
      const hat = encodeURIComponent(currentHat() ?? '')
      wx.navigateTo({ url: `/pages/letters/read/index?letter=${detail.letterId}&hat=${hat}` })
    },
    /** Shown at once; without network it goes out later. A tap after the letter has turned to another week is told to its own. */
    async answer({ detail }: WechatMiniprogram.CustomEvent<Partial<Answer>>) {
      const { letter, name, childId } = this.data.view!
      if (!letter) return
      if (detail.thumb !== false && detail.reply !== '') void askInPassing(['weeklyUpdate'], 'answering')
      const { updateId, answer: before } = letter
      const show = (given: Partial<Answer>) => {
        keepAnswer(childId, updateId, given)
        const shown = this.data.view?.letter
        if (shown?.updateId === updateId) this.setData({ 'view.letter.answer': { ...shown.answer, ...given } })
      }
      // Of what the server says only the part that was given: the other parts may be under way themselves.
      const parts = Object.keys(detail) as Array<keyof Answer>
      const only = (answer: Answer) => Object.fromEntries(parts.map((part) => [part, answer[part]])) as Partial<Answer>
      show({ ...detail, ...(detail.reply === '' ? { reply: null } : {}) })
      const given = detail as Omit<Input<'updates.answer'>, 'updateId'>
      const about = `${updateId}${JSON.stringify(given)}`
      const sent = await this.send('updates.answer', { updateId, ...given }, { about, queueAs: `给${name}老师的回话` })
      if (sent.ok && !sent.queued) show(only(sent.data))
      if (!sent.ok) show(only(before))
    },
  },
})
