import { screen } from '../../../../behaviors/screen'
import { now } from '../../../../services/clock'
import { fulfil, logCall, openChild } from '../../../record/go'
import { leadAway } from '../../../record/lead-away'
import { deskOf, type DeskRow } from './desk-rows'
import { toView, type Need, type View } from './view'

/** 今天: the desk, how far the week is, the children that still wait, the parents who answered. */
Component({
  behaviors: [screen],
  properties: {
    /** The reader works at the desk and has no class of their own. */
    desk: Boolean,
  },
  data: { view: null as View | null },
  observers: { screen: leadAway('/pages/teacher/home/index') },
  lifetimes: {
    attached() {
      void this.show('week.today', {}, (reply) => toView(reply, now()), { isEmpty: ({ total }) => total === 0 })
    },
  },
  methods: {
    dial({ detail: { row } }: WechatMiniprogram.CustomEvent<{ row: DeskRow }>) {
      logCall(row, { bookingId: row.bookingId, relation: row.relation, dial: true })
    },
    openBooking({ detail: { row } }: WechatMiniprogram.CustomEvent<{ row: DeskRow }>) {
      logCall(row, { bookingId: row.bookingId, relation: row.relation })
    },
    openDesk() {
      wx.navigateTo({ url: '/pages/desk/index' })
    },
    toSheet() {
      wx.navigateTo({ url: '/pages/duty/sheet/index' })
    },
    wholeDesk() {
      this.setData({ 'view.desk': deskOf(this.data.view!.bookings, now(), true) })
    },
    child(event: WechatMiniprogram.TouchEvent) {
      openChild(event.currentTarget.dataset.id as number)
    },
    need(event: WechatMiniprogram.TouchEvent) {
      const { index, need } = event.currentTarget.dataset as { index: number; need: Need }
      fulfil(need, this.data.view!.missing[index]!)
    },
    rest() {
      this.triggerEvent('lead', { tab: this.properties.desk ? 'record' : 'class' })
    },
  },
})
