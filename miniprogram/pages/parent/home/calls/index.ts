import type { TemplateName } from '../../../../../contract/templates'
import { quietForm } from '../../../../behaviors/screen-state'
import { screen } from '../../../../behaviors/screen'
import { now } from '../../../../services/clock'
import type { Failure } from '../../../../services/failure'
import { askInPassing } from '../../messages-wanted'
import { leadAway } from '../lead-away'
import { nearOf, slotText, type Near } from './booked-view'
import { slotsNear, without, type Medium, type Slot } from './free'
import { holding } from './holding'
import { planOf, shelf, toView, type View } from './view'

/** The board is out of date in a way that only a fresh one can mend. */
const outdated = ['ALREADY_BOOKED', 'BOOKING_OVER', 'BOOKING_TOO_LATE', 'SLOT_NOT_OPEN', 'SLOT_PAST']
const UNDO_MS = 5_000

/** WeChat's sheet takes three. Whoever books hears of the call and of the letter; whoever answers a planned time, or moves one, also of changes. */
const onBooking: TemplateName[] = ['callBooked', 'callReminder', 'weeklyUpdate']
const onChange: TemplateName[] = ['callBooked', 'callReminder', 'callChanged']

/** 通话: the next call, and a board of free times. One tap chooses and keeps a time, one confirms it. */
Component({
  behaviors: [screen, holding],
  properties: { childId: Number, movingId: Number, week: String },
  data: {
    view: null as View | null,
    moving: 0,
    picked: { medium: '' as Medium | '', date: '' },
    slot: null as Slot | null,
    slotText: '',
    together: true,
    near: [] as Near[],
    undo: { bookingId: 0, text: '', until: 0 },
  },
  observers: { screen: leadAway },
  lifetimes: {
    attached() {
      this.setData({ moving: this.properties.movingId })
      void this.load(this.properties.childId, this.properties.week)
    },
  },
  methods: {
    load(childId: number, week?: string) {
      const input = { ...(childId ? { childId } : {}), ...(week ? { week } : {}) }
      this.drop()
      this.setData({ near: [], form: quietForm })
      return this.show('bookings.board', input, (reply) => {
        return toView(reply, now(), { movingId: this.data.moving, ...this.data.picked })
      })
    },
    chooseChild({ detail }: WechatMiniprogram.CustomEvent<{ value: number }>) {
      this.triggerEvent('child', { childId: detail.value })
      this.setData({ moving: 0, together: true })
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
      this.drop()
      const { medium, date } = shelf(this.data.view!.tables, { medium: detail.value, date: '' })
      this.setData({ 'picked.medium': medium, 'view.medium': medium, 'view.date': date })
    },
    chooseDay({ detail }: WechatMiniprogram.CustomEvent<{ date: string }>) {
      this.drop()
      this.setData({ 'picked.date': detail.date, 'view.date': detail.date })
    },
    chooseSlot({ detail }: WechatMiniprogram.CustomEvent<{ slot: Slot }>) {
      this.choose(detail.slot)
    },
    chooseNear(event: WechatMiniprogram.TouchEvent) {
      this.choose(this.data.near[event.currentTarget.dataset.index as number]!.slot)
    },
    /** Another time for a call that cannot be as agreed. */
    chooseInstead({ detail }: WechatMiniprogram.CustomEvent<{ bookingId: number; slot: Slot }>) {
      this.plan(detail.bookingId)
      this.choose(detail.slot)
    },
    choose(slot: Slot) {
      this.setData({ slot, slotText: slotText(slot, now()), near: [], form: quietForm })
      void this.keepSlot(this.data.view!.childId, slot)
    },
    /** Nothing is chosen any more. */
    drop() {
      if (!this.data.slot) return
      this.setData({ slot: null })
      this.letGo()
    },
    shareOrNot() {
      this.setData({ together: !this.data.together })
    },
    /** From the board of the call's own week, where it can go to any other time. */
    startMoving({ detail }: WechatMiniprogram.CustomEvent<{ bookingId: number }>) {
      const { upcoming, week, childId } = this.data.view!
      const its = upcoming.find((one) => one.bookingId === detail.bookingId)?.week
      this.plan(detail.bookingId)
      if (its && its !== week) void this.load(childId, its)
    },
    stopMoving() {
      this.plan(0)
    },
    plan(moving: number) {
      this.drop()
      this.setData({ moving, 'view.plan': planOf(this.data.view!, moving) })
    },
    async confirm() {
      const { slot, view, together } = this.data
      if (!slot || !view || view.plan.kind === 'closed' || this.data.form.busy) return
      const asked = askInPassing(view.plan.kind === 'book' ? onBooking : onChange, 'booking')
      const { lineId, startsAt } = slot
      const sent =
        view.plan.kind === 'move'
          ? await this.send('bookings.move', { bookingId: view.plan.bookingId, lineId, startsAt })
          : await this.send('bookings.book', { childId: view.childId, lineId, startsAt, together })
      if (!sent.ok) return this.gone(sent.error, slot)
      const fresh = view.plan.kind === 'book' && !sent.queued ? sent.data.bookingId : 0
      await this.done(fresh, `${view.plan.kind === 'move' ? '改到了' : '约好了'} ${aheadOf(this.data.slotText)}`, asked)
    },
    /** Shows what now stands; only a fresh booking can be taken back with one tap, for which nothing may hide it. */
    async done(bookingId: number, text: string, nothingAbove: Promise<void> = Promise.resolve()) {
      this.forgetHold()
      this.setData({ slot: null, moving: 0, near: [] })
      wx.pageScrollTo({ scrollTop: 0, duration: 200 })
      await this.refresh()
      await nothingAbove
      if (bookingId) this.setData({ undo: { bookingId, text, until: now() + UNDO_MS } })
      else void wx.showToast({ title: text, icon: 'none' })
    },
    /** The slot cannot be had: the refusal brought the nearest that are free, so they are offered at once. */
    gone(failure: Failure, slot: Slot) {
      const { near } = failure
      if (near) {
        const { view, picked } = this.data
        const tables = without(view!.tables, slot)
        const left = shelf(tables, { medium: view!.medium, date: picked.date || view!.date })
        this.forgetHold()
        this.setData({
          slot: null,
          near: nearOf(slotsNear(near, view!.lines), now()),
          'form.text': failure.text,
          'view.tables': left.tables,
          'view.date': left.date,
        })
        wx.pageScrollTo({ selector: '.board', duration: 200 })
      }
      if (outdated.includes(failure.code)) void this.refresh()
    },
    async confirmPlanned({ detail }: WechatMiniprogram.CustomEvent<{ bookingId: number; when: string }>) {
      const asked = askInPassing(onChange, 'booking')
      const sent = await this.send('bookings.confirm', { bookingId: detail.bookingId }, { about: detail.bookingId })
      if (sent.ok) await this.done(0, `说好了，${detail.when}`, asked)
      else if (outdated.includes(sent.error.code)) await this.refresh()
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
    toHours() {
      wx.navigateTo({ url: '/pages/parent/availability/index' })
    },
  },
})

function aheadOf(text: string): string {
  return text.split('，')[0]!
}
