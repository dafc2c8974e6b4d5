import { fontStyle } from '../../../services/font'
import { hush, canSpeak } from '../../../services/read-aloud'
import { largeReading, setLargeReading } from '../../../services/reading-mode'
import { wornHat } from '../../../services/session'

/** 大字朗读模式 for parents and grandparents who read little: one switch, kept on this phone. */
Component({
  data: { shown: false, on: false, speaks: false },
  lifetimes: {
    attached() {
      this.setData({ shown: wornHat()?.role === 'parent', on: largeReading(), speaks: canSpeak() })
    },
  },
  methods: {
    turn({ detail }: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
      if (!setLargeReading(detail.value)) void wx.showToast({ title: '手机没有空间了，没能记住', icon: 'none' })
      hush()
      this.setData({ on: largeReading() })
      // Every page that is open takes the new size from its root view.
      for (const page of getCurrentPages()) page.setData({ fontStyle: fontStyle() })
    },
  },
})
