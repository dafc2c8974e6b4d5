import { screen } from '../../../behaviors/screen'
import { momentText, now } from '../../../services/clock'
import { leadAway } from '../lead-away'
import { codeText, printedCode, toView, type Row, type View } from './view'

interface Issued {
  name: string
  code: string
  text: string
}

/** Who of a child's relatives reads along, and how to let somebody in or, for the head, take somebody off. */
Component({
  behaviors: [screen],
  data: {
    childId: 0,
    view: null as View | null,
    issued: null as Issued | null,
    unbinding: null as Row | null,
    reason: '',
    problem: '',
  },
  observers: { screen: leadAway('/pages/teacher/home/index?tab=class') },
  methods: {
    onLoad(query: { childId: string }) {
      const childId = Number(query.childId)
      this.setData({ childId })
      void this.show('binding.list', { childId }, (reply) => toView(reply, now()), {
        isEmpty: ({ relatives }) => relatives.length === 0,
      })
    },
    rowOf(event: WechatMiniprogram.TouchEvent): Row {
      return this.data.view!.rows[event.currentTarget.dataset.index as number]!
    },
    async issue(event: WechatMiniprogram.TouchEvent) {
      const { relativeId, name } = this.rowOf(event)
      const { childId } = this.data
      const sent = await this.send('binding.code', { childId, relativeId }, { about: relativeId })
      if (!sent.ok || sent.queued) return
      const { code, expiresAt } = sent.data
      const text = codeText(name, code, momentText(Date.parse(expiresAt), now()))
      this.setData({ issued: { name, code: printedCode(code), text } })
      void this.refresh()
    },
    copy() {
      void wx.setClipboardData({ data: this.data.issued!.text })
    },
    closeCode() {
      this.setData({ issued: null })
    },
    print() {
      wx.navigateTo({ url: `/pages/record/cards/index?childId=${this.data.childId}` })
    },
    ask(event: WechatMiniprogram.TouchEvent) {
      this.setData({ unbinding: this.rowOf(event), reason: '', problem: '' })
    },
    type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ reason: detail.value, problem: '' })
    },
    closeQuestion() {
      this.setData({ unbinding: null })
    },
    async unbind() {
      const { unbinding, reason } = this.data
      if (reason.trim().length < 2) return this.setData({ problem: '请写明原因，家长问起时说得清楚' })
      const { relativeId } = unbinding!
      const sent = await this.send('binding.unbind', { relativeId, reason: reason.trim() }, { about: relativeId })
      if (!sent.ok) return this.setData({ problem: sent.error.text })
      this.setData({ unbinding: null })
      void wx.showToast({ title: '已解除', icon: 'success' })
      void this.refresh()
    },
    seen(event: WechatMiniprogram.TouchEvent) {
      const { relative, person } = event.currentTarget.dataset as { relative: number; person: number }
      wx.navigateTo({ url: `/pages/record/bindings/seen/index?relativeId=${relative}&personId=${person}` })
    },
  },
})
