import type { Output } from '../../../../contract/actions'
import { screen } from '../../../behaviors/screen'
import { leadAway } from '../../record/lead-away'
import { draftOf, toShifts, toView, troubleOf, weekOfDay, withAnother } from './draft'
import type { DraftShift, View } from './draft'

/** One day of the roster, for the head: who comes, from when until when. */
Component({
  behaviors: [screen],
  data: { view: null as View | null, shifts: null as DraftShift[] | null, on: '', trouble: '' },
  observers: { screen: leadAway('/pages/head/home/index') },
  methods: {
    onLoad({ on }: { on: string }) {
      this.setData({ on })
      const look = (reply: Output<'duty.list'>) => {
        if (!this.data.shifts) this.setData({ shifts: draftOf(reply, on) })
        return toView(reply, on)
      }
      void this.show('duty.list', { week: weekOfDay(on) }, look)
    },
    put(event: WechatMiniprogram.CustomEvent, change: Partial<DraftShift>) {
      const place = event.currentTarget.dataset.place as number
      const shifts = this.data.shifts!.map((shift, index) => (index === place ? { ...shift, ...change } : shift))
      this.setData({ shifts, trouble: '' })
    },
    person(event: WechatMiniprogram.CustomEvent<{ value: number }>) {
      this.put(event, { personId: Number(event.detail.value) })
    },
    from(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.put(event, { from: event.detail.value })
    },
    to(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.put(event, { to: event.detail.value })
    },
    drop(event: WechatMiniprogram.TouchEvent) {
      const place = event.currentTarget.dataset.place as number
      this.setData({ shifts: this.data.shifts!.filter((_, index) => index !== place), trouble: '' })
    },
    add() {
      this.setData({ shifts: withAnother(this.data.shifts!), trouble: '' })
    },
    async save() {
      const { shifts, view, on, form } = this.data
      if (!shifts || !view || form.busy) return
      const trouble = troubleOf(shifts)
      if (trouble) return this.setData({ trouble })
      const sent = await this.send('duty.save', { on, was: view.was, shifts: toShifts(shifts) }, { about: on })
      if (sent.ok) wx.navigateBack()
      else if (sent.error.code === 'DUTY_CHANGED') {
        // What stands now is shown; what was being edited was about something else.
        this.setData({ shifts: null })
        await this.refresh()
      }
    },
  },
})
