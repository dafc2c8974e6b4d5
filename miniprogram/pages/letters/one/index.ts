import type { Output } from '../../../../contract/actions'
import { screen } from '../../../behaviors/screen'
import { now } from '../../../services/clock'
import { dialRelative } from '../../record/dialling'
import { openChild } from '../../record/go'
import { leadAway } from '../../record/lead-away'
import { ticked, toView, type Tick, type View } from './view'

type Opened = Output<'letters.open'>

/** So many children go with one command. */
const AT_ONCE = 100

/** The reply that a page shows, and the tick that its undo bar takes back. */
const replies = new WeakMap<object, Opened>()
const last = new WeakMap<object, { childIds: number[]; what: Tick; on: boolean }>()
const undoTexts = { sent: ['寄出了', '没有寄'], confirmed: ['记下了', '取消了登记'] } as const

/** How one letter stands: who has confirmed it, whom to call, what is sent. Ticks show at once, and without network they wait on the phone. */
Component({
  behaviors: [screen],
  data: { view: null as View | null, undo: { text: '', until: 0 }, busy: 0, trouble: '', reading: false },
  observers: { screen: leadAway('/pages/letters/index') },
  methods: {
    onLoad(query: { letter?: string }) {
      void this.open(Number(query.letter))
    },
    open(letterId: number, classId?: number) {
      return this.show('letters.open', { letterId, ...(classId ? { classId } : {}) }, (reply) => this.seen(reply))
    },
    seen(reply: Opened) {
      replies.set(this, reply)
      return toView(reply)
    },
    /** The children of another class; a school has more classes than a screen is high. */
    async turn(event: WechatMiniprogram.TouchEvent) {
      await this.open(this.data.view!.letterId, event.currentTarget.dataset.id as number)
      void wx.pageScrollTo({ selector: '#children', duration: 200 })
    },
    child(event: WechatMiniprogram.TouchEvent) {
      openChild(event.currentTarget.dataset.id as number)
    },
    read() {
      this.setData({ reading: !this.data.reading })
    },
    async dial(event: WechatMiniprogram.TouchEvent) {
      const { childId, first } = this.data.view!.children[event.currentTarget.dataset.index as number]!
      this.setData({ busy: childId, trouble: '' })
      const dialled = await dialRelative(childId, first!.relativeId)
      this.setData({ busy: 0, trouble: dialled.ok ? '' : dialled.text })
    },
    tick(event: WechatMiniprogram.TouchEvent) {
      const { id, what, on } = event.currentTarget.dataset as { id: number; what: Tick; on: boolean }
      void this.mark([id], what, on)
    },
    sendAll() {
      void this.mark(this.data.view!.unsent, 'sent', true)
    },
    async mark(childIds: number[], what: Tick, on: boolean, undoing = false) {
      const { letterId, title } = this.data.view!
      const shown = ticked(replies.get(this)!, childIds, what, on)
      const until = undoing ? 0 : now() + 5_000
      last.set(this, { childIds, what, on })
      this.setData({ view: this.seen(shown), undo: { text: undoTexts[what][on ? 0 : 1], until }, trouble: '' })
      for (let from = 0; from < childIds.length; from += AT_ONCE) {
        const part = childIds.slice(from, from + AT_ONCE)
        const about = `${letterId}${what}${on}${part.join()}${now()}`
        const sent = await this.send(
          'letters.mark',
          { letterId, childIds: part, what, on },
          { about, queueAs: `${title}的登记` },
        )
        if (sent.ok) continue
        this.setData({ undo: { text: '', until: 0 } })
        return void this.refresh()
      }
    },
    undo() {
      const done = last.get(this)
      if (done) void this.mark(done.childIds, done.what, !done.on, true)
    },
    async withdraw() {
      const { confirm } = await wx.showModal({
        title: '撤回这封信？',
        content: '家长就看不到它了，还没发出的消息也不再发。撤回后不能恢复。',
        confirmText: '撤回',
        cancelText: '留着',
      })
      if (!confirm) return
      const sent = await this.send('letters.withdraw', { letterId: this.data.view!.letterId })
      if (sent.ok) await this.refresh()
    },
  },
})
