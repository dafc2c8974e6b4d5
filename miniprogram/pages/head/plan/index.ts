import { screen } from '../../../behaviors/screen'
import { openChild } from '../../record/go'
import { toDoorFromHead } from '../leading'
import { pinSheet, type PinSheet } from './pinning'
import { toView, type View } from './view'

type Tapped = WechatMiniprogram.CustomEvent<{ id: number }>

/** Next week's calls as the planner proposes them: what changes, who has no time and why, what would help; and the tap that tells the families. */
Component({
  behaviors: [screen],
  observers: { screen: toDoorFromHead },
  data: {
    view: null as View | null,
    /** The week that was tapped; it stays in reach where that week cannot be shown. */
    week: '',
    /** The day that is unfolded. */
    open: '',
    /** The reason whose children are all shown. */
    all: '',
    pin: null as PinSheet | null,
    /** Said once after publishing met other bookings. */
    changed: false,
    trouble: '',
  },
  methods: {
    onLoad(query: { week?: string }) {
      void this.look(query.week)
    },
    look(week?: string) {
      return this.show('plans.open', week ? { week } : {}, toView, { isEmpty: ({ lines }) => lines.length === 0 })
    },
    chooseWeek({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ week: detail.value, open: '', all: '', changed: false, trouble: '' })
      // Next week is asked for as on opening, so that what was kept of it is found again without network.
      const next = this.data.view!.weeks.slice(-1)[0]!.key
      void this.look(detail.value === next ? undefined : detail.value)
    },
    toggle({ detail }: WechatMiniprogram.CustomEvent<{ date: string }>) {
      this.setData({ open: this.data.open === detail.date ? '' : detail.date })
    },
    showAll(event: WechatMiniprogram.TouchEvent) {
      this.setData({ all: event.currentTarget.dataset.key as string })
    },
    toLines() {
      wx.navigateTo({ url: '/pages/head/line/index' })
    },
    toHelp(event: WechatMiniprogram.TouchEvent) {
      wx.navigateTo({ url: event.currentTarget.dataset.url as string })
    },
    /** A child without a booking can be given a time; of any other one the page is opened. */
    openSeat({ detail }: Tapped) {
      this.openOne(detail.id)
    },
    openLeft(event: WechatMiniprogram.TouchEvent) {
      this.openOne(event.currentTarget.dataset.id as number)
    },
    openOne(childId: number) {
      const { plan } = this.data.view!
      const seat = plan.seats.find(({ childIds }) => childIds.includes(childId))
      const left = plan.left.find(({ childIds }) => childIds.includes(childId))
      const free = plan.can.pin && (seat ? seat.state === 'planned' : left?.why !== 'nobody')
      if (!free) return openChild(childId)
      this.setData({ pin: pinSheet(plan, childId), trouble: '' })
    },
    closePin() {
      this.setData({ pin: null, trouble: '' })
    },
    async putPin({ detail }: WechatMiniprogram.CustomEvent<{ lineId: number; startsAt: string }>) {
      const { childId } = this.data.pin!
      await this.planned(
        this.send('plans.pin', { childId, ...detail }, { about: `${childId}:${detail.startsAt}:${detail.lineId}` }),
      )
    },
    async takePin() {
      const { pin, view } = this.data
      await this.planned(this.send('plans.unpin', { childId: pin!.childId, week: view!.week }, { about: pin!.childId }))
    },
    async propose() {
      await this.planned(this.send('plans.propose', { week: this.data.view!.week }))
    },
    async planned(sending: Promise<{ ok: true } | { ok: false; error: { text: string } }>) {
      const sent = await sending
      if (!sent.ok) return this.setData({ trouble: sent.error.text })
      this.setData({ pin: null, trouble: '', changed: false })
      await this.refresh()
    },
    /** The one main thing: to plan where there is no plan, to publish where there is one. */
    go() {
      void (this.data.view!.can.publish ? this.publish() : this.propose())
    },
    async publish() {
      const { view } = this.data
      const { confirm } = await wx.showModal({
        title: '发布这份安排？',
        content: view!.question,
        confirmText: '发布',
        cancelText: '再看看',
      })
      if (!confirm) return
      this.setData({ trouble: '', changed: false })
      const sent = await this.send('plans.publish', { planId: view!.planId }, { about: view!.planId })
      if (!sent.ok) return this.setData({ trouble: sent.error.text })
      if (!sent.queued && sent.data.outcome === 'changed') this.setData({ changed: true })
      else void wx.showToast({ title: '发布好了', icon: 'success' })
      await this.refresh()
    },
  },
})
