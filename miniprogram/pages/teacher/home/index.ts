import { fontStyle } from '../../../services/font'
import { wornHat } from '../../../services/session'
import { arrive } from '../../start/arrive'
import { tabOf, tabsOf, type Tab } from './view'

interface Pane {
  refresh(): Promise<void>
}

/** A teacher's home, and the desk's: only the pane in view is mounted. */
Component({
  data: { fontStyle: '', tabs: [] as Tab[], tab: '', desk: false },
  methods: {
    onLoad(query: Record<string, string | undefined>) {
      if (!arrive('/pages/teacher/home/index', query)) return
      const role = wornHat()?.role
      const tabs = tabsOf(role)
      this.setData({ fontStyle: fontStyle(), tabs, tab: tabOf(query.tab, tabs), desk: role === 'desk' })
    },
    onShow() {
      if (this.data.tab) this.setData({ fontStyle: fontStyle() })
    },
    turn(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
      this.open(event.detail.key)
    },
    /** A pane points to another one: the class from today. */
    lead(event: WechatMiniprogram.CustomEvent<{ tab: string }>) {
      this.open(event.detail.tab)
    },
    open(tab: string) {
      this.setData({ tab })
      void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    },
    async refresh() {
      const pane = this.selectComponent('#pane') as unknown as Pane | null
      await pane?.refresh()
    },
    async onPullDownRefresh() {
      await this.refresh()
      void wx.stopPullDownRefresh()
    },
  },
})
