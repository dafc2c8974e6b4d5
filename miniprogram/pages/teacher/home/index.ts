import { home } from '../../../behaviors/home'
import { wornHat } from '../../../services/session'
import { arrive } from '../../start/arrive'
import { tabOf, tabsOf, type Tab } from './view'

/** A teacher's home, and the desk's. */
Component({
  behaviors: [home],
  data: { tabs: [] as Tab[], desk: false },
  methods: {
    onLoad(query: Record<string, string | undefined>) {
      if (!arrive('/pages/teacher/home/index', query)) return
      const role = wornHat()?.role
      const tabs = tabsOf(role)
      this.setData({ tabs, tab: tabOf(query.tab, tabs), desk: role === 'desk' })
    },
    /** A pane points to another one: the class from today. */
    lead({ detail }: WechatMiniprogram.CustomEvent<{ tab: string }>) {
      void this.open(detail.tab)
    },
  },
})
