import { screen } from '../../../behaviors/screen'
import { leadAway } from '../../record/lead-away'
import { toView, type View } from './view'

/** 收得到微信的家长: how many children's parents a message of each kind would reach now, and why not the others. */
Component({
  behaviors: [screen],
  data: { view: null as View | null },
  observers: { screen: leadAway('/pages/start/index') },
  methods: {
    onLoad() {
      void this.show('messages.reach', {}, toView, { isEmpty: ({ children }) => children === 0 })
    },
    toSheet() {
      wx.navigateTo({ url: '/pages/duty/sheet/index' })
    },
  },
})
