import { screen } from '../../../behaviors/screen'
import { asked, chosen, toView, type View } from './view'

/**
 * A guardian tells the school what is wrong in the record, or asks for deletion and reads first what goes and what stays. The head enters here what came on paper, also for a
 * child who has left.
 */
Component({
  behaviors: [screen],
  data: {
    view: null as View | null,
    kind: 'correction' as 'correction' | 'deletion',
    words: '',
    sent: false,
  },
  methods: {
    onLoad(query: { childId: string; kind: string }) {
      const kind = query.kind === 'deletion' ? 'deletion' : 'correction'
      this.setData({ kind })
      wx.setNavigationBarTitle({ title: kind === 'deletion' ? '要求删除' : '有地方不对' })
      void this.show('rights.held', { childId: Number(query.childId) }, toView)
    },
    write({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ words: detail.value })
      this.mended('words')
    },
    turn(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
      this.setData({ view: chosen(this.data.view!, event.currentTarget.dataset.name as string, event.detail.value) })
    },
    async ask() {
      const { kind, words } = this.data
      const view = this.data.view!
      const what = kind === 'deletion' ? asked(view) : []
      if (kind === 'deletion' && what.length === 0) return
      const sent = await this.send('rights.ask', { childId: view.childId, kind, words, what })
      if (sent.ok) this.setData({ sent: true })
    },
    toRequests() {
      const room = this.data.view!.onPaper ? 'head' : 'rights'
      wx.redirectTo({ url: `/pages/${room}/requests/index` })
    },
  },
})
