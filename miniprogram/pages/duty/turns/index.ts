import { screen } from '../../../behaviors/screen'
import { leadAway } from '../../record/lead-away'
import { doneText, orderText, toInput, toView, weekdayChips, weeksChips } from './view'
import type { View } from './view'

/** 轮流排班: who takes turns, on which days, for how many weeks; or the same as the week before. Days that have somebody are left alone. */
Component({
  behaviors: [screen],
  data: {
    view: null as View | null,
    weekdayChips,
    weeksChips,
    people: [] as number[],
    order: '',
    week: '',
    weeks: 1,
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    trouble: '',
    told: '',
  },
  observers: { screen: leadAway('/pages/head/home/index') },
  methods: {
    onLoad({ week }: { week?: string }) {
      void this.show('duty.list', week ? { week } : {}, (reply) => {
        const view = toView(reply)
        if (!this.data.week) this.setData({ week: view.week })
        return view
      })
    },
    choosePeople({ detail }: WechatMiniprogram.CustomEvent<{ value: number[] }>) {
      this.setData({ people: detail.value, order: orderText(this.data.view!, detail.value), trouble: '', told: '' })
    },
    chooseWeek({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ week: detail.value, told: '' })
    },
    chooseWeeks({ detail }: WechatMiniprogram.CustomEvent<{ value: number }>) {
      this.setData({ weeks: Number(detail.value), told: '' })
    },
    chooseDays({ detail }: WechatMiniprogram.CustomEvent<{ value: number[] }>) {
      this.setData({ weekdays: detail.value, trouble: '', told: '' })
    },
    takeTurns() {
      const { people, weekdays } = this.data
      if (people.length === 0) return this.setData({ trouble: '先选一位或几位老师。' })
      if (weekdays.length === 0) return this.setData({ trouble: '先选星期几。' })
      return this.fill(false)
    },
    asBefore() {
      return this.fill(true)
    },
    async fill(copy: boolean) {
      if (this.data.form.busy) return
      this.setData({ trouble: '', told: '' })
      const input = toInput(this.data, copy)
      const sent = await this.send('duty.copy', input, { about: JSON.stringify(input) })
      if (sent.ok && !sent.queued) this.setData({ told: doneText(sent.data) })
    },
    back() {
      wx.navigateBack()
    },
  },
})
