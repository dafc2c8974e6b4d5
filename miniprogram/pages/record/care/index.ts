import { screen } from '../../../behaviors/screen'
import { now } from '../../../services/clock'
import { dropDraft, keepDraft, keptDraft } from '../forms'
import { goBack, openForm } from '../go'
import { leadAway } from '../lead-away'
import { todayAt } from '../words'
import { toView, type CareKind, type View } from './view'

const WHO = '请选一选，由哪一位照料。'

interface Entry {
  kind: CareKind
  caregiverId: number
  from: string
  reason: string
}

/** Who cares for the child from a day on. What was before stays in the history. */
Component({
  behaviors: [screen],
  data: { view: null as View | null, entry: null as Entry | null, today: '', text: '' },
  observers: {
    screen: leadAway('/pages/start/index'),
    view(view: View | null) {
      if (!view || this.data.entry) return
      const blank: Entry = { kind: view.kind, caregiverId: view.caregiverId, from: this.data.today, reason: '' }
      this.setData({ entry: keptDraft<Entry>(`care ${view.childId}`) ?? blank })
    },
  },
  methods: {
    onLoad(query: { id?: string }) {
      this.setData({ today: todayAt(now()) })
      void this.show('records.open', { childId: Number(query.id) }, toView)
    },
    write(change: Partial<Entry>) {
      const entry = { ...this.data.entry!, ...change }
      this.setData({ entry, text: '' })
      for (const field of Object.keys(change)) this.mended(field)
      keepDraft(`care ${this.data.view!.childId}`, entry)
    },
    chooseKind({ detail }: WechatMiniprogram.CustomEvent<{ value: CareKind }>) {
      const carers = this.data.view!.carers[detail.value]
      this.write({ kind: detail.value, caregiverId: carers.length === 1 ? carers[0]!.key : 0 })
    },
    chooseCarer({ detail }: WechatMiniprogram.CustomEvent<{ value: number }>) {
      this.write({ caregiverId: detail.value })
    },
    day({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.write({ from: detail.value })
    },
    typeReason({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.write({ reason: detail.value })
    },
    addRelative() {
      openForm('contact', this.data.view!.childId)
    },
    async save() {
      const { view, entry } = this.data
      if (!view || !entry || this.data.form.busy) return
      const { kind, caregiverId, from, reason } = entry
      if (view.carers[kind].length > 0 && !caregiverId) {
        this.setData({ text: WHO })
        return
      }
      const whom = caregiverId ? { caregiverId } : {}
      const sent = await this.send('records.care', { childId: view.childId, kind, from, reason, ...whom })
      if (!sent.ok) return
      dropDraft(`care ${view.childId}`)
      goBack()
    },
  },
})
