import type { Output } from '../../../contract/actions'
import { screen } from '../../behaviors/screen'
import { changeHat, openSession, session, wornHat } from '../../services/session'
import { leadAway } from '../record/lead-away'
import { partnersFor, toView, type View } from './view'

type Partners = ReturnType<typeof partnersFor>

/** The reply that a page shows: whom one may ask is looked up in it, and has no place in `data`. */
const replies = new WeakMap<object, Output<'duty.list'>>()

/** 值班表: what colleagues ask of me, my own duties, the week, the last hand-over notes. */
Component({
  behaviors: [screen],
  data: { view: null as View | null, partners: null as Partners | null, dutyId: 0, told: '' },
  observers: { screen: leadAway('/pages/start/index') },
  methods: {
    onLoad(query: { week?: string }) {
      this.open(query.week)
    },
    open(week?: string) {
      const look = (reply: Output<'duty.list'>) => {
        replies.set(this, reply)
        return toView(reply)
      }
      void this.show('duty.list', week ? { week } : {}, look)
    },
    turn(event: WechatMiniprogram.TouchEvent) {
      this.open(event.currentTarget.dataset.week as string)
    },

    /** Opens the sheet of colleagues for one duty of mine. */
    ask(event: WechatMiniprogram.TouchEvent) {
      const dutyId = event.currentTarget.dataset.id as number
      this.setData({ dutyId, partners: partnersFor(replies.get(this)!, dutyId), told: '', 'form.text': '' })
    },
    close() {
      this.setData({ partners: null })
    },
    async choose({ detail }: WechatMiniprogram.CustomEvent<{ personId: number; dutyId: number; name: string }>) {
      const { personId, dutyId: withDutyId, name } = detail
      const { dutyId } = this.data
      const input = { dutyId, personId, ...(withDutyId > 0 ? { withDutyId } : {}) }
      const sent = await this.send('duty.ask', input, { about: `${dutyId}-${personId}-${withDutyId}` })
      if (!sent.ok) return
      this.setData({ partners: null, told: `已经问${name}了，对方同意就换好` })
      void this.refresh()
    },

    accept(event: WechatMiniprogram.TouchEvent) {
      void this.answer(event.currentTarget.dataset.id as number, true)
    },
    decline(event: WechatMiniprogram.TouchEvent) {
      void this.answer(event.currentTarget.dataset.id as number, false)
    },
    async answer(swapId: number, accept: boolean) {
      const sent = await this.send('duty.answer', { swapId, accept }, { about: `${swapId}-${accept}` })
      if (sent.ok) this.setData({ told: accept ? '换好了，辛苦您了' : '已经告诉对方您不方便' })
      // What was asked may be answered already; either way the roster shows how it stands. A duty of today brings its hat.
      await Promise.all([this.refresh(), openSession()])
    },
    async withdraw(event: WechatMiniprogram.TouchEvent) {
      const swapId = event.currentTarget.dataset.id as number
      const sent = await this.send('duty.withdraw', { swapId }, { about: swapId })
      if (sent.ok) this.setData({ told: '已经撤回' })
      await this.refresh()
    },

    /** To the desk: puts on its hat where the roster has given it for today. */
    toDesk() {
      const place = wornHat()?.placeId
      const desk = session()?.hats.find(({ role, placeId }) => role === 'desk' && placeId === place)
      if (desk) changeHat(desk.key)
    },
    editDay(event: WechatMiniprogram.TouchEvent) {
      const { on, edit } = event.currentTarget.dataset as { on: string; edit: boolean }
      if (edit) wx.navigateTo({ url: `/pages/duty/day/index?on=${on}` })
    },
    toTurns() {
      wx.navigateTo({ url: `/pages/duty/turns/index?week=${this.data.view!.week}` })
    },
    toHandover() {
      wx.navigateTo({ url: '/pages/duty/handover/index' })
    },
  },
})
