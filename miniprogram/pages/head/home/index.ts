import { home } from '../../../behaviors/home'
import { arrive } from '../../start/arrive'
import { tabOf, tabs } from './view'

/** A head's home: how the week stands, the children, the phones, the tables, oneself. Cards of the overview lead to tabs as the tab bar does. */
Component({
  behaviors: [home],
  data: { tabs },
  methods: {
    openStaff() {
      wx.navigateTo({ url: '/pages/head/staff/index' })
    },
    onLoad(query: Record<string, string | undefined>) {
      if (arrive('/pages/head/home/index', query)) this.setData({ tab: tabOf(query) })
    },
  },
})
