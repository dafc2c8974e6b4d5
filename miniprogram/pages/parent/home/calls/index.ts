import { quietForm } from '../../../../behaviors/screen-state'
import { screen } from '../../../../behaviors/screen'
import { now } from '../../../../services/clock'
import { askInPassing } from '../../messages-wanted'
import { leadAway } from '../lead-away'
import { nearest, type Medium, type Slot } from './free'
import { planOf, slotText, toView, type View } from './view'

/** The board is out of date: it is fetched again, and the nearest free slots are offered. */
const outdated = ['SLOT_TAKEN', 'SLOT_PAST', 'SLOT_NOT_OPEN', 'ALREADY_BOOKED', 'BOOKING_OVER']
const NEAR = 3
const UNDO_MS = 5_000

/** 通话: the next call, and a board of free times. One tap chooses a time, one confirms it. */
Component({
  behaviors: [screen],
  properties: { childId: Number, movingId: Number },
  data: {
    view: null as View | null,
    moving: 0,
    picked: { medium: '' as Medium | '', date: '' },
    slot: null as Slot | null,
    slotText: '',
    near: [] as Array<{ slot: Slot; label: string }>,
    undo: { bookingId: 0, text: '', until: 0 },
  },
  observers: { screen: leadAway },
  lifetimes: {
    attached() {
      this.setData({ moving: this.properties.movingId })
      void this.load(this.properties.childId)
    },
  },
  methods: {
    load(childId: number, week?: string) {
      const input = { ...(childId ? { childId } : {}), ...(week ? { week } : {}) }
      this.setData({ slot: null, near: [], form: quietForm })
      return this.show('bookings.board', input, (reply) => {
        return toView(reply, now(), { movingId: this.data.moving, ...this.data.picked })
      })
    },
    chooseChild({ detail }: WechatMiniprogram.CustomEvent<{ value: number }>) {
      this.triggerEvent('child', { childId: detail.value })
      this.setData({ moving: 0 })
      void this.load(detail.value)
    },
    chooseWeek({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      void this.load(this.data.view!.childId, detail.value)
    },
    otherWeek() {
      const { childId, otherWeek } = this.data.view!
      void this.load(childId, otherWeek)
    },
    chooseMedium({ detail }: WechatMiniprogram.CustomEvent<{ value: Medium }>) {
      const table = this.data.view!.tables.find((one) => one.medium === detail.value)
      const date = table?.days[0]?.date ?? ''
      this.setData({ 'picked.medium': detail.value, 'view.medium': detail.value, 'view.date': date, slot: null })
    },
    chooseDay({ detail }: WechatMiniprogram.CustomEvent<{ date: string }>) {
      this.setData({ 'picked.date': detail.date, 'view.date': detail.date, slot: null })
    },
    chooseSlot({ detail }: WechatMiniprogram.CustomEvent<{ slot: Slot }>) {
      this.setData({ slot: detail.slot, slotText: slotText(detail.slot, now()), near: [], form: quietForm })
    },
    chooseNear(event: WechatMiniprogram.TouchEvent) {
      const { slot } = this.data.near[event.currentTarget.dataset.index as number]!
      this.setData({ slot, slotText: slotText(slot, now()) })
    },
    startMoving({ detail }: WechatMiniprogram.CustomEvent<{ bookingId: number }>) {
      this.plan(detail.bookingId)
    },
    stopMoving() {
      this.plan(0)
    },
    plan(moving: number) {
      this.setData({ moving, slot: null, 'view.plan': planOf(this.data.view!, moving) })
    },
    async confirm() {
      const { slot, view } = this.data
      if (!slot || !view || view.plan.kind === 'closed' || this.data.form.busy) return
      const asked = askInPassing(['callBooked', 'weeklyUpdate'])
      const { lineId, startsAt } = slot
      const sent =
        view.plan.kind === 'move'
          ? await this.send('bookings.move', { bookingId: view.plan.bookingId, lineId, startsAt })
          : await this.send('bookings.book', { childId: view.childId, lineId, startsAt })
      if (!sent.ok) return this.mend(sent.error.code, slot)
      const fresh = view.plan.kind === 'book' && !sent.queued ? sent.data.bookingId : 0
      await this.done(fresh, `${view.plan.kind === 'move' ? '改到了' : '约好了'} ${aheadOf(this.data.slotText)}`, asked)
    },
    /** Shows what now stands; only a fresh booking can be taken back with one tap, for which nothing may hide it. */
    async done(bookingId: number, text: string, nothingAbove: Promise<void> = Promise.resolve()) {
      this.setData({ slot: null, moving: 0 })
      wx.pageScrollTo({ scrollTop: 0, duration: 200 })
      await this.refresh()
      await nothingAbove
      if (bookingId) this.setData({ undo: { bookingId, text, until: now() + UNDO_MS } })
      else void wx.showToast({ title: text, icon: 'none' })
    },
    async mend(code: string, slot: Slot) {
      if (!outdated.includes(code)) return
      await this.refresh()
      const table = this.data.view?.tables.find((one) => one.medium === this.data.view?.medium)
      const near = table ? nearest(table, slot.startsAt, NEAR) : []
      this.setData({ slot: null, near: near.map((one) => ({ slot: one, label: slotText(one, now()) })) })
      wx.pageScrollTo({ scrollTop: 0, duration: 200 })
    },
    async cancel({ detail }: WechatMiniprogram.CustomEvent<{ bookingId: number; when: string }>) {
      const { confirm } = await wx.showModal({
        title: '取消这次通话？',
        content: `${detail.when}。老师会看到取消了，这个时间会让给别的家庭。`,
        confirmText: '取消通话',
        cancelText: '留着',
      })
      if (confirm) await this.giveBack(detail.bookingId, '已经取消')
    },
    async takeBack() {
      await this.giveBack(this.data.undo.bookingId, '已经撤销')
    },
    async giveBack(bookingId: number, text: string) {
      const sent = await this.send('bookings.cancel', { bookingId }, { about: bookingId })
      if (sent.ok) await this.done(0, text)
      else await this.refresh()
    },
  },
})

function aheadOf(text: string): string {
  return text.split('，')[0]!
}
