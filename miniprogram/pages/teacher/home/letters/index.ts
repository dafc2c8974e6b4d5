import type { Input } from '../../../../../contract/actions'
import { screen } from '../../../../behaviors/screen'
import { now } from '../../../../services/clock'
import { leadAway } from '../../../record/lead-away'
import { publishedText, questionOf, toView, type View } from './view'

/** One command publishes so many at most (contract/updates.ts). */
const AT_ONCE = 100

/** 周报: the class as a stack, thin ones first; a line where one is wanted, then all go out together. */
Component({
  behaviors: [screen],
  data: { view: null as View | null, openId: 0, done: '' },
  observers: { screen: leadAway('/pages/teacher/home/index?tab=letters') },
  lifetimes: {
    attached() {
      void this.load({})
    },
  },
  methods: {
    load(input: Input<'updates.review'>) {
      return this.show('updates.review', input, (reply) => toView(reply, now()))
    },
    chooseClass({ detail }: WechatMiniprogram.CustomEvent<{ value: number }>) {
      this.setData({ done: '' })
      void this.load({ classId: detail.value, week: this.data.view!.week })
    },
    chooseWeek({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const { classId } = this.data.view!
      this.setData({ done: '' })
      void this.load({ ...(classId ? { classId } : {}), week: detail.value })
    },
    open(event: WechatMiniprogram.TouchEvent) {
      this.setData({ openId: event.currentTarget.dataset.id as number })
    },
    close({ detail }: WechatMiniprogram.CustomEvent<{ changed?: boolean }>) {
      this.setData({ openId: 0 })
      if (detail.changed) void this.refresh()
    },
    async publish() {
      const { view } = this.data
      if (!view || this.data.form.busy) return
      const { confirm } = await wx.showModal({ ...questionOf(view), confirmText: '全部发布', cancelText: '再看看' })
      if (!confirm) return
      const updateIds = view.waiting.slice(0, AT_ONCE)
      const sent = await this.send('updates.publish', { updateIds }, { about: updateIds.join(',') })
      if (!sent.ok || sent.queued) return
      this.setData({ done: publishedText(sent.data) })
      await this.refresh()
    },
  },
})
