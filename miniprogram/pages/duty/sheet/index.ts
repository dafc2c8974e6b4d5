import { screen } from '../../../behaviors/screen'
import { now } from '../../../services/clock'
import { wornHat } from '../../../services/session'
import { leadAway } from '../../record/lead-away'
import { doneText, inputOf, toView, type Row, type View } from './view'

const UNDO_MS = 5_000

/** What a family's card hands up: which family, how it went, whom one had dialled, a word on it. */
interface Told {
  row: Row
  reached: boolean
  relativeId: number
  summary: string
}

/** 打电话告诉: whom no message reached, who has not read for two weeks, who has bound no WeChat; each rung up and ticked off. */
Component({
  behaviors: [screen],
  data: { view: null as View | null, undo: { text: '', until: 0 }, contactIds: [] as number[], mayReach: false },
  observers: { screen: leadAway('/pages/start/index') },
  methods: {
    onLoad() {
      this.setData({ mayReach: wornHat()?.role !== 'desk' })
      void this.show('sheet.list', {}, (sheet) => toView(sheet, now()))
    },
    async told({ detail }: WechatMiniprogram.CustomEvent<Told>) {
      const { row, reached, relativeId, summary } = detail
      const input = inputOf(row, reached, relativeId, summary)
      const sent = await this.send('sheet.done', input, { about: `${row.key}-${reached}` })
      // The words stand at the top of the page too, but whoever tapped is at the family's card.
      if (!sent.ok) return void wx.showToast({ title: sent.error.text, icon: 'none' })
      if (sent.queued) return
      this.setData({
        contactIds: sent.data.contactIds,
        undo: { text: doneText(row, reached), until: now() + UNDO_MS },
      })
      await this.refresh()
    },
    async takeBack() {
      this.setData({ undo: { text: '', until: 0 } })
      const { contactIds } = this.data
      const sent = await this.send('sheet.undo', { contactIds }, { about: contactIds.join() })
      void wx.showToast({ title: sent.ok ? '已撤回' : '没有撤回', icon: 'none' })
      await this.refresh()
    },
    toReach() {
      wx.navigateTo({ url: '/pages/duty/reach/index' })
    },
  },
})
