import type { DoneView } from '../view'

const HOME = '/pages/head/home/index'

/** What the import has done, and what comes next. */
Component({
  properties: { view: { type: Object, value: {} as DoneView }, fetching: Boolean },
  methods: {
    refused() {
      this.triggerEvent('refused')
    },
    other() {
      this.triggerEvent('other')
    },
    lines() {
      wx.reLaunch({ url: `${HOME}?tab=lines` })
    },
    children() {
      wx.reLaunch({ url: `${HOME}?tab=children` })
    },
  },
})
