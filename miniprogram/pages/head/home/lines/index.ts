import { screen } from '../../../../behaviors/screen'
import { toDoorFromHead } from '../../leading'
import { links, toView, type View } from './view'

/** 电话: the lines with their hours as a week, and what they carry against the children who need a call. */
Component({
  behaviors: [screen],
  data: { view: null as View | null, links },
  observers: { screen: toDoorFromHead },
  lifetimes: {
    attached() {
      void this.show('lines.list', {}, toView, { isEmpty: ({ lines }) => lines.length === 0 })
    },
  },
  methods: {
    open(event: WechatMiniprogram.TouchEvent) {
      wx.navigateTo({ url: `/pages/head/line/index?id=${event.currentTarget.dataset.id as number}` })
    },
    add() {
      wx.navigateTo({ url: '/pages/head/line/index' })
    },
    go(event: WechatMiniprogram.TouchEvent) {
      wx.navigateTo({ url: event.currentTarget.dataset.url as string })
    },
    openReview() {
      wx.navigateTo({ url: '/pages/head/review/index' })
    },
    openDays(event: WechatMiniprogram.TouchEvent) {
      wx.navigateTo({ url: `/pages/head/days/index?id=${event.currentTarget.dataset.id as number}` })
    },
    addDays() {
      wx.navigateTo({ url: '/pages/head/days/index' })
    },
  },
})
