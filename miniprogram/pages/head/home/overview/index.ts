import { screen } from '../../../../behaviors/screen'
import { openChild, openGaps } from '../../../record/go'
import { openImport, openSurvey, toDoorFromHead } from '../../leading'
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
    openChild(event: WechatMiniprogram.TouchEvent) {
      openChild(event.currentTarget.dataset.id as number)
    },
    openImport,
    openSurvey,
    openChecks() {
      wx.navigateTo({ url: '/pages/head/staff/index?which=due' })
    },
    showAll() {
      this.setData({ 'view.waiting': this.data.view!.allWaiting, 'view.waitingMore': 0 })
    },
    toGaps() {
      openGaps()
    },
    toCallsWeek() {
      wx.navigateTo({ url: '/pages/head/calls-week/index' })
    },
    toRequests() {
      wx.navigateTo({ url: '/pages/head/requests/index' })
    },
    toSheet() {
      wx.navigateTo({ url: '/pages/duty/sheet/index' })
    },
    toReach() {
      wx.navigateTo({ url: '/pages/duty/reach/index' })
    },
    toRefused() {
      wx.navigateTo({ url: '/pages/head/refused/index' })
    },
    toReading() {
      wx.navigateTo({ url: '/pages/head/reading/index' })
    },
    toLines() {
      this.triggerEvent('turn', { key: 'lines' })
    },
    toReport() {
      this.triggerEvent('turn', { key: 'report' })
    },
  },
})
