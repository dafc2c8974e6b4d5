import { screen } from '../../../../behaviors/screen'
import { wornHat } from '../../../../services/session'
import { openImport, toDoorFromHead } from '../../leading'
import { tableText, toView, type View } from './view'

/** 报表: the tables that the school hands in, each with its parts, its total and the difference. */
Component({
  behaviors: [screen],
  data: { view: null as View | null },
  observers: { screen: toDoorFromHead },
  lifetimes: {
    attached() {
      void this.show('statistics.school', {}, toView, { isEmpty: ({ leftBehind }) => leftBehind === 0 })
    },
  },
  methods: {
    openImport,
    openLetters() {
      void wx.navigateTo({ url: '/pages/letters/index' })
    },
    openPack() {
      void wx.navigateTo({ url: '/pages/head/pack/index' })
    },
    copy() {
      void wx.setClipboardData({ data: tableText(this.data.view!, wornHat()?.place ?? '') })
    },
  },
})
