import type { Input } from '../../../../../contract/actions'
import { screen } from '../../../../behaviors/screen'
import { now } from '../../../../services/clock'
import { askInPassing } from '../../messages-wanted'
import { leadAway } from '../lead-away'
import { toView, type Answer, type View } from './view'

/** 本周: the child's letter, the next call, an answer in one tap; earlier weeks through the line. */
Component({
  behaviors: [screen],
  properties: { childId: Number, week: String },
  data: { view: null as View | null },
  observers: { screen: leadAway },
  lifetimes: {
    attached() {
      void this.load(this.properties.childId, this.properties.week)
    },
  },
  methods: {
    load(childId: number, week: string) {
      const input: Input<'updates.mine'> = { ...(childId ? { childId } : {}), ...(week ? { week } : {}) }
      return this.show('updates.mine', input, (reply) => toView(reply, now()))
    },
    chooseChild(event: WechatMiniprogram.CustomEvent<{ value: number }>) {
      const childId = event.detail.value
      this.triggerEvent('child', { childId })
      void this.load(childId, this.data.view!.week)
    },
    chooseWeek(event: WechatMiniprogram.CustomEvent<{ week?: string }>) {
      const week = event.detail.week ?? (event.currentTarget.dataset.week as string)
      void this.load(this.data.view!.childId, week)
    },
    move() {
      const { bookingId, week } = this.data.view!.nextCall!
      this.triggerEvent('move', { bookingId, week })
    },
    book() {
      this.triggerEvent('book')
    },
    /** Shown at once; without network it goes out later. */
    async answer({ detail }: WechatMiniprogram.CustomEvent<Partial<Answer>>) {
      const { letter, name } = this.data.view!
      if (!letter || this.data.form.busy) return
      if (detail.thumb !== false) void askInPassing(['weeklyUpdate'])
      const before = letter.answer
      this.setData({ 'view.letter.answer': { ...before, ...detail } })
      const given = detail.phrase ? { phrase: detail.phrase } : { thumb: detail.thumb === true }
      const sent = await this.send(
        'updates.answer',
        { updateId: letter.updateId, ...given },
        { queueAs: `给${name}老师的回话` },
      )
      if (sent.ok && !sent.queued) this.setData({ 'view.letter.answer': sent.data })
      if (!sent.ok) this.setData({ 'view.letter.answer': before })
    },
  },
})
