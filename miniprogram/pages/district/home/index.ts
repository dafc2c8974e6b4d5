import { fontStyle } from '../../../services/font'
import { arrive } from '../../start/arrive'
import { tabOf, tabs } from './view'

interface Pane {
  refresh(): Promise<void>
}

/** The district officer's home: counts across schools, never a child. */
Component({
  data: { fontStyle: '', tabs, tab: '' },
  methods: {
    onLoad(query: Record<string, string | undefined>) {
      if (arrive('/pages/district/home/index', query)) this.setData({ fontStyle: fontStyle(), tab: tabOf(query) })
    },
    turn({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
      this.setData({ tab: detail.key })
      wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    },
    async onPullDownRefresh() {
      const pane = this.selectComponent('#pane') as unknown as Pane | null
      await pane?.refresh()
      wx.stopPullDownRefresh()
    },
  },
})
