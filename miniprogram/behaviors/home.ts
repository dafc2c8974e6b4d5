import { fontStyle } from '../services/font'
import { mayLeave } from './leaving'

/** What a home can ask of the pane in view. */
interface Pane {
  refresh(): Promise<void>
  more?(): Promise<void>
}

/**
 * What the homes of all hats share: tabs of which only the active one's pane is mounted (with the id `pane`), and pull-down and reach-bottom handed to it.
 * Data it brings: `fontStyle`, `tab`.
 */
export const home = Behavior({
  data: { fontStyle: '', tab: '' },

  methods: {
    onShow() {
      // A home is where one lives: WeChat's button for going home would lead here again.
      if (wx.canIUse('hideHomeButton')) void wx.hideHomeButton()
      if (this.data.fontStyle !== fontStyle()) this.setData({ fontStyle: fontStyle() })
    },
    turn({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
      void this.open(detail.key)
    },
    async open(tab: string, change: object = {}) {
      if (tab !== this.data.tab && !(await this.mayGo())) return
      this.setData({ ...change, tab })
      void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    },
    /** Asks before something in the pane in view is lost. */
    mayGo(): Promise<boolean> {
      return mayLeave(this, '#pane')
    },
    pane() {
      return this.selectComponent('#pane') as unknown as Pane | null
    },
    async refresh() {
      await this.pane()?.refresh()
    },
    async onPullDownRefresh() {
      await this.refresh()
      void wx.stopPullDownRefresh()
    },
    onReachBottom() {
      void this.pane()?.more?.()
    },
  },
})
