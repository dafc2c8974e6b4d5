import { dateOf } from '../../../../contract/week'
import { screen } from '../../../behaviors/screen'
import { now } from '../../../services/clock'
import { doneText, sureOf } from '../effect'
import { toDoorFromHead } from '../leading'
import { extraHour, freshDraft, holidays, inputOf, withFrom, withHoliday, withKind, type Draft } from './draft'
import { kindNotes, kinds, noTroubles, pickedOf, reasons, toView, troublesOf, weekdays, type View } from './view'

type Picked<T> = WechatMiniprogram.CustomEvent<{ value: T }>

/** Days that differ from the weekly hours: one is put down in a few taps, or looked at and taken away again. */
Component({
  behaviors: [screen],
  data: {
    view: null as View | null | undefined,
    draft: freshDraft('2000-01-01'),
    picked: { from: '', to: '' },
    today: '',
    asking: false,
    troubles: noTroubles,
    ...{ kinds, kindNotes, reasons, weekdays, holidays },
  },
  observers: { screen: toDoorFromHead },
  methods: {
    onLoad(query: { id?: string; line?: string; on?: string; from?: string; to?: string }) {
      const exceptionId = Number(query.id ?? 0)
      const today = dateOf(now())
      this.setData({ today })
      this.put(query.on ? extraHour(freshDraft(today), query) : freshDraft(today))
      void this.show('lines.list', {}, (reply) => toView(reply, exceptionId) ?? null, {
        isEmpty: ({ exceptions }) => exceptionId > 0 && exceptions.every((one) => one.exceptionId !== exceptionId),
      })
    },
    put(draft: Draft) {
      this.setData({ draft, picked: pickedOf(draft), troubles: noTroubles })
    },
    kind({ detail }: Picked<Draft['kind']>) {
      this.put(withKind(this.data.draft, detail.value))
    },
    reason({ detail }: Picked<Draft['reason']>) {
      this.put({ ...this.data.draft, reason: detail.value, note: '' })
    },
    holiday({ detail }: Picked<string>) {
      this.put(withHoliday(this.data.draft, detail.value))
    },
    line({ detail }: Picked<number>) {
      this.put({ ...this.data.draft, lineId: detail.value })
    },
    fromOn({ detail }: Picked<string>) {
      this.put(withFrom(this.data.draft, detail.value))
    },
    toOn({ detail }: Picked<string>) {
      this.put({ ...this.data.draft, toOn: detail.value })
    },
    wholeDay({ detail }: Picked<boolean>) {
      this.put({ ...this.data.draft, wholeDay: detail.value })
    },
    clock({ detail }: WechatMiniprogram.CustomEvent<{ from: string; to: string }>) {
      this.put({ ...this.data.draft, ...detail })
    },
    weekday({ detail }: Picked<number>) {
      this.put({ ...this.data.draft, asWeekday: detail.value })
    },
    note({ detail }: Picked<string>) {
      this.setData({ draft: { ...this.data.draft, note: detail.value } })
    },
    async save() {
      const input = inputOf(this.data.draft)
      if (!(await this.sure({ except: input }))) return
      const sent = await this.send('lines.except', input)
      if (!sent.ok) return this.setData({ troubles: troublesOf(sent.error) })
      this.leave(sent.queued ? '保存好了' : doneText(sent.data))
    },
    async remove() {
      const { exceptionId } = this.data.view!.shown!
      if (!(await this.sure({ unexcept: exceptionId }))) return
      const sent = await this.send('lines.unexcept', { exceptionId })
      if (!sent.ok) return this.setData({ troubles: troublesOf(sent.error) })
      this.leave(sent.queued || sent.data.flagged + sent.data.back === 0 ? '去掉了' : doneText(sent.data))
    },
    async sure(change: Parameters<typeof sureOf>[0]) {
      this.setData({ asking: true, troubles: noTroubles })
      const { go, error } = await sureOf(change)
      this.setData({ asking: false, ...(error ? { troubles: troublesOf(error) } : {}) })
      return go
    },
    leave(title: string) {
      void wx.showToast({ title, icon: 'success' })
      if (getCurrentPages().length > 1) void wx.navigateBack()
      else wx.reLaunch({ url: '/pages/head/home/index?tab=lines' })
    },
  },
})
