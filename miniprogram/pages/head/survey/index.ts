import { screen } from '../../../behaviors/screen'
import { openChild } from '../../record/go'
import { toDoorFromHead } from '../leading'
import { toView, type View } from './view'

/** 学期摸底: which class has come how far, who is not yet confirmed, and how complete the records are. */
Component({
  behaviors: [screen],
  data: { view: null as View | null, open: 0 },
  observers: { screen: toDoorFromHead },
  methods: {
    onLoad() {
      void this.show('surveys.school', {}, toView, { isEmpty: ({ answers }) => answers.total === 0 })
    },
    /** Shows who of a class still waits, or hides it again. */
    unfold(event: WechatMiniprogram.TouchEvent) {
      const classId = event.currentTarget.dataset.id as number
      this.setData({ open: this.data.open === classId ? 0 : classId })
    },
    openChild(event: WechatMiniprogram.TouchEvent) {
      openChild(event.currentTarget.dataset.id as number)
    },
    walk(event: WechatMiniprogram.TouchEvent) {
      const classId = event.currentTarget.dataset.id as number
      wx.navigateTo({ url: `/pages/teacher/survey/index?class=${classId}` })
    },
    async remind() {
      await wx.setClipboardData({ data: this.data.view!.reminder })
      void wx.showToast({ title: '复制好了，发到老师群里吧', icon: 'none' })
    },
    toLeft() {
      wx.navigateTo({ url: '/pages/head/survey/left/index' })
    },
    addChild() {
      wx.navigateTo({ url: '/pages/teacher/survey/add/index' })
    },
  },
})
