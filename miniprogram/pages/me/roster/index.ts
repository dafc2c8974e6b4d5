import { wornHat } from '../../../services/session'

/** 值班表, for whoever may be at the desk. */
Component({
  data: { shown: false },
  lifetimes: {
    attached() {
      const role = wornHat()?.role
      this.setData({ shown: role === 'teacher' || role === 'desk' || role === 'head' })
    },
  },
  methods: {
    open() {
      wx.navigateTo({ url: '/pages/duty/index' })
    },
  },
})
