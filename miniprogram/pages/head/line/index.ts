import { screen } from '../../../behaviors/screen'
import { doneText, sureOf } from '../effect'
import { toDoorFromHead } from '../leading'
import { inputOf, withSpan, type Draft, type OwnSpan } from './draft'
import { liveOf, lookAbove, media, refusalsOf, spanProblems, toView, type Live, type Refusals, type View } from './view'

const quiet: Refusals = { name: '', trouble: '' }

/** One phone line: its name, how long a call lasts, and when it is open. */
Component({
  behaviors: [screen],
  data: {
    view: null as View | null | undefined,
    draft: null as Draft | null,
    live: null as Live | null,
    media,
    touched: false,
    problems: {} as Record<number, string>,
    nameTrouble: '',
    trouble: '',
    /** Asking what the change would do. */
    asking: false,
  },
  observers: {
    screen: toDoorFromHead,
    /** A fresher answer may come while the form is open; what somebody has begun to fill in stays. */
    view(view: View | null | undefined) {
      if (view && !this.data.touched) this.setData({ draft: view.draft, live: liveOf(view.draft, view) })
    },
  },
  methods: {
    onLoad(query: { id?: string }) {
      const lineId = Number(query.id ?? 0)
      wx.setNavigationBarTitle({ title: lineId ? '修改电话' : '开通电话' })
      void this.show('lines.list', {}, (reply) => toView(reply, lineId) ?? null, {
        isEmpty: ({ lines }) => lineId > 0 && lines.every((line) => line.lineId !== lineId),
      })
    },
    put(change: Partial<Draft>) {
      const draft = { ...this.data.draft!, ...change }
      this.setData({ draft, live: liveOf(draft, this.data.view!), touched: true })
    },
    putHours(change: Pick<Draft, 'presets'> | Pick<Draft, 'spans'>) {
      this.setData({ problems: {}, trouble: '' })
      this.put(change)
    },
    name({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.put({ name: detail.value })
      if (this.data.nameTrouble) this.complain(quiet)
    },
    number({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.put({ number: detail.value })
    },
    handoff({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.put({ handoff: detail.value })
    },
    medium({ detail }: WechatMiniprogram.CustomEvent<{ value: Draft['medium'] }>) {
      this.put({ medium: detail.value })
    },
    length({ detail }: WechatMiniprogram.CustomEvent<{ value: Draft['slotMinutes'] }>) {
      this.put({ slotMinutes: detail.value })
    },
    active({ detail }: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
      this.put({ active: detail.value })
    },
    preset(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
      const key = event.currentTarget.dataset.key as string
      const others = this.data.draft!.presets.filter((one) => one !== key)
      this.putHours({ presets: event.detail.value ? [...others, key] : others })
    },
    addSpan() {
      this.putHours({ spans: withSpan(this.data.draft!.spans) })
    },
    changeSpan({ detail }: WechatMiniprogram.CustomEvent<{ span: OwnSpan }>) {
      const spans = this.data.draft!.spans.map((one) => (one.key === detail.span.key ? detail.span : one))
      this.putHours({ spans })
    },
    dropSpan({ detail }: WechatMiniprogram.CustomEvent<{ key: number }>) {
      this.putHours({ spans: this.data.draft!.spans.filter(({ key }) => key !== detail.key) })
    },
    complain({ name, trouble }: Refusals) {
      this.setData({ nameTrouble: name, trouble })
    },
    async save() {
      const draft = this.data.draft!
      const problems = spanProblems(draft.spans)
      const filled = Object.keys(problems).length === 0
      this.setData({ problems })
      this.complain(filled ? quiet : lookAbove)
      if (!filled) return
      const input = inputOf(draft)
      this.setData({ asking: true })
      const { go, error } = await sureOf({ save: input })
      this.setData({ asking: false })
      if (error) return this.complain(refusalsOf(error, draft))
      if (!go) return
      const sent = await this.send('lines.save', input)
      if (!sent.ok) return this.complain(refusalsOf(sent.error, draft))
      void wx.showToast({ title: sent.queued ? '保存好了' : doneText(sent.data), icon: 'success' })
      if (getCurrentPages().length > 1) void wx.navigateBack()
      else wx.reLaunch({ url: '/pages/head/home/index?tab=lines' })
    },
  },
})
