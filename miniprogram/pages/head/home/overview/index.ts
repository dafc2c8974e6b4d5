import { screen } from '../../../../behaviors/screen'
import { openImport, toDoorFromHead } from '../../leading'
import { toView, type View } from './view'

/** 概览: who has waited longest for the weekly contact, this week's calls, what the law calls red, capacity against need. */
Component({
  behaviors: [screen],
  data: { view: null as View | null },
  observers: { screen: toDoorFromHead },
  lifetimes: {
    attached() {
      void this.show('overview.school', {}, toView, { isEmpty: ({ total }) => total === 0 })
    },
  },
  methods: {
    openImport,
    showAll() {
      this.setData({ 'view.waiting': this.data.view!.allWaiting, 'view.waitingMore': 0 })
    },
    toCallsWeek() {
      wx.navigateTo({ url: '/pages/head/calls-week/index' })
    },
    turn({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
      this.triggerEvent('turn', detail)
    },
  },
})
