import { fontStyle } from '../../../services/font'
import { arrive } from '../../start/arrive'
import { placeOf, tabs } from './view'

interface Pane {
  refresh(): Promise<void>
}

/** A parent's home: this week's letter, the calls, everything about oneself. Only the pane in view is mounted. */
Component({
  data: { fontStyle: '', tabs, tab: '', childId: 0, week: '', movingId: 0 },
  methods: {
    onLoad(query: Record<string, string | undefined>) {
      if (arrive('/pages/parent/home/index', query)) this.setData({ fontStyle: fontStyle(), ...placeOf(query) })
    },
    turn(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
      this.open(event.detail.key)
    },
    open(tab: string, movingId = 0) {
      this.setData({ tab, movingId })
      wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    },
    /** Another child was chosen; the other panes open with the same one. */
    child(event: WechatMiniprogram.CustomEvent<{ childId: number }>) {
      this.setData({ childId: event.detail.childId })
    },
    move(event: WechatMiniprogram.CustomEvent<{ bookingId: number }>) {
      this.open('calls', event.detail.bookingId)
    },
    book() {
      this.open('calls')
    },
    async onPullDownRefresh() {
      const pane = this.selectComponent('#pane') as unknown as Pane | null
      await pane?.refresh()
      wx.stopPullDownRefresh()
    },
  },
})
