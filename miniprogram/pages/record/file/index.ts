import { screen } from '../../../behaviors/screen'
import { now } from '../../../services/clock'
import { openForm, openRecord, type RecordForm } from '../go'
import { leadAway } from '../lead-away'
import { todayAt } from '../words'
import type { GapRow } from './gap-rows'
import { toView, type View } from './view'

/** A child's record (档案): the four facts, who cares, the contact card, what changed; of today or of any day since enrolment. */
Component({
  behaviors: [screen],
  data: { view: null as View | null, today: '', childId: 0 },
  observers: { screen: leadAway('/pages/start/index') },
  methods: {
    onLoad(query: { id?: string; on?: string }) {
      this.setData({ today: todayAt(now()), childId: Number(query.id) })
      this.read(query.on)
    },
    read(on?: string) {
      const past = on && on !== this.data.today ? { on } : {}
      void this.show('records.open', { childId: this.data.childId, ...past }, toView)
    },
    day({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.read(detail.value)
    },
    backToToday() {
      this.read()
    },
    open(event: WechatMiniprogram.TouchEvent) {
      const { form, part } = event.currentTarget.dataset as { form: RecordForm; part?: string }
      openForm(form, this.data.childId, part ? { part } : {})
    },
    fill(event: WechatMiniprogram.TouchEvent) {
      const gap = this.data.view!.gaps[event.currentTarget.dataset.index as number] as GapRow
      openForm(gap.form, this.data.childId, gap.more)
    },
    goTo(event: WechatMiniprogram.TouchEvent) {
      wx.navigateTo({ url: event.currentTarget.dataset.url as string })
    },
    openSibling(event: WechatMiniprogram.TouchEvent) {
      openRecord(event.currentTarget.dataset.id as number)
    },
    async order({ detail }: WechatMiniprogram.CustomEvent<{ relativeIds: number[] }>) {
      const { childId } = this.data
      const sent = await this.send('contacts.order', { childId, relativeIds: detail.relativeIds })
      if (sent.ok || sent.error.code === 'RECORD_CHANGED') await this.refresh()
    },
  },
})
