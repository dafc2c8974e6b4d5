import { screen } from '../../../behaviors/screen'
import { openChild } from '../../record/go'
import { toDoorFromHead } from '../leading'
import { toView, type CallView, type View } from './view'

/** Agreed calls whose time is gone: one tap moves a call to a free slot of its week, or it stays at its time all the same. */
Component({
  behaviors: [screen],
  observers: { screen: toDoorFromHead },
  data: { view: null as View | null, at: 0 },
  methods: {
    onLoad() {
      void this.show('lines.review', {}, toView, { isEmpty: ({ calls }) => calls.length === 0 })
    },
    callAt(event: WechatMiniprogram.TouchEvent): CallView {
      return this.data.view!.calls[event.currentTarget.dataset.index as number]!
    },
    openChild(event: WechatMiniprogram.TouchEvent) {
      openChild(this.callAt(event).childId)
    },
    async move(event: WechatMiniprogram.TouchEvent) {
      if (this.data.form.busy) return
      const { bookingId, near } = this.callAt(event)
      const { lineId, startsAt, label } = near[event.currentTarget.dataset.slot as number]!
      this.setData({ at: bookingId })
      const sent = await this.send(
        'bookings.move',
        { bookingId, lineId, startsAt },
        { about: `${bookingId}:${startsAt}` },
      )
      if (sent.ok) void wx.showToast({ title: `改到${label}`, icon: 'none' })
      // Taken meanwhile, or moved by the family itself: what is shown is old either way.
      if (sent.ok || !sent.error.unreachable) await this.refresh()
    },
    async keep(event: WechatMiniprogram.TouchEvent) {
      const { bookingId, when } = this.callAt(event)
      const { confirm } = await wx.showModal({
        title: '照原来的时间通话',
        content: `${when} 请安排老师在电话旁。家长会收到消息。`,
        confirmText: '照原时间',
        cancelText: '再想想',
      })
      if (!confirm) return
      this.setData({ at: bookingId })
      const sent = await this.send('lines.keep', { bookingId }, { about: bookingId })
      if (sent.ok || sent.error.code === 'BOOKING_OVER') await this.refresh()
    },
  },
})
