import { screen } from '../../behaviors/screen'
import { leadAway } from '../record/lead-away'
import { toView, type View } from './view'

/** 给家里的信: letters to parents and rounds of family letters, with how each stands. */
Component({
  behaviors: [screen],
  data: { view: null as View | null },
  observers: { screen: leadAway('/pages/letters/index') },
  methods: {
    onLoad() {
      void this.show('letters.list', {}, toView, { isEmpty: ({ letters }) => letters.length === 0 })
    },
    open(event: WechatMiniprogram.TouchEvent) {
      wx.navigateTo({ url: `/pages/letters/one/index?letter=${event.currentTarget.dataset.id as number}` })
    },
    write() {
      wx.navigateTo({ url: '/pages/letters/write/index' })
    },
  },
})
