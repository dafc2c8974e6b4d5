import { screen } from '../../../behaviors/screen'
import { leadAway } from '../../parent/home/lead-away'
import { toView, type View } from './view'

/** All letters of the term, for a parent. */
Component({
  behaviors: [screen],
  data: { view: null as View | null },
  observers: { screen: leadAway },
  methods: {
    onLoad() {
      void this.show('letters.mine', {}, toView, { isEmpty: ({ letters }) => letters.length === 0 })
    },
    open(event: WechatMiniprogram.TouchEvent) {
      wx.navigateTo({ url: `/pages/letters/read/index?letter=${event.currentTarget.dataset.id as number}` })
    },
  },
})
