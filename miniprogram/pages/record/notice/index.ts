import { screen } from '../../../behaviors/screen'
import { now } from '../../../services/clock'
import { dropDraft, keepDraft, keptDraft } from '../forms'
import { goBack, openForm } from '../go'
import { leadAway } from '../lead-away'
import { todayAt } from '../words'
import { toView, type View } from './view'

const WHO = '请选一选，委托给了哪一位。'
/** How far ahead the last day of an entrustment can be chosen. */
const YEARS_AHEAD = 10

interface Entry {
  caregiverId: number
  signedOn: string
  validUntil: string
  villageTold: boolean
}

/** Puts on file whom the parents have entrusted with the child, in writing (未成年人保护法 Art 22, 23). */
Component({
  behaviors: [screen],
  data: { view: null as View | null, entry: null as Entry | null, today: '', latest: '', text: '' },
  observers: {
    screen: leadAway('/pages/start/index'),
    view(view: View | null) {
      if (!view || this.data.entry) return
      const blank: Entry = {
        caregiverId: view.caregiverId,
        signedOn: this.data.today,
        validUntil: '',
        villageTold: false,
      }
      this.setData({ entry: keptDraft<Entry>(`notice ${view.childId}`) ?? blank })
    },
  },
  methods: {
    onLoad(query: { id?: string }) {
      const today = todayAt(now())
      this.setData({ today, latest: `${Number(today.slice(0, 4)) + YEARS_AHEAD}-12-31` })
      void this.show('records.open', { childId: Number(query.id) }, toView)
    },
    write(change: Partial<Entry>) {
      const entry = { ...this.data.entry!, ...change }
      this.setData({ entry, text: '' })
      for (const field of Object.keys(change)) this.mended(field)
      keepDraft(`notice ${this.data.view!.childId}`, entry)
    },
    chooseCarer({ detail }: WechatMiniprogram.CustomEvent<{ value: number }>) {
      this.write({ caregiverId: detail.value })
    },
    signed({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.write({ signedOn: detail.value })
    },
    until({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.write({ validUntil: detail.value })
    },
    noEnd() {
      this.write({ validUntil: '' })
    },
    told({ detail }: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
      this.write({ villageTold: detail.value })
    },
    addRelative() {
      openForm('contact', this.data.view!.childId)
    },
    async save() {
      const { view, entry } = this.data
      if (!view || !entry || this.data.form.busy) return
      if (!entry.caregiverId) {
        this.setData({ text: WHO })
        return
      }
      const { validUntil, ...rest } = entry
      const sent = await this.send('records.notice', {
        childId: view.childId,
        ...rest,
        ...(validUntil ? { validUntil } : {}),
      })
      if (!sent.ok) return
      dropDraft(`notice ${view.childId}`)
      goBack()
    },
  },
})
