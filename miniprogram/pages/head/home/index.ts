import { fontStyle } from '../../../services/font'
import { arrive } from '../../start/arrive'
import { tabOf, tabs } from './view'

interface Pane {
  refresh(): Promise<void>
  more?(): Promise<void>
}

/** A head's home: how the week stands, the children, the phones, the tables, oneself. Only the pane in view is mounted. */
Component({
  data: { fontStyle: '', tabs, tab: '' },
  methods: {
    onLoad(query: Record<string, string | undefined>) {
      if (arrive('/pages/head/home/index', query)) this.setData({ fontStyle: fontStyle(), tab: tabOf(query) })
    },
    /** By the tab bar, or by a card of the overview that leads to a tab. */
    turn({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
      this.setData({ tab: detail.key })
      wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    },
    pane() {
      return this.selectComponent('#pane') as unknown as Pane | null
    },
    async onPullDownRefresh() {
      await this.pane()?.refresh()
      wx.stopPullDownRefresh()
    },
    onReachBottom() {
      void this.pane()?.more?.()
    },
  },
})
