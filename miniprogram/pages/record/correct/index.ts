import { screen } from '../../../behaviors/screen'
import { now } from '../../../services/clock'
import { dropDraft, keepDraft, keptDraft } from '../forms'
import { goBack } from '../go'
import { leadAway } from '../lead-away'
import { todayAt } from '../words'
import {
  changed,
  changesOf,
  conflictsOf,
  titleOf,
  toView,
  type Entry,
  type FieldName,
  type Part,
  type View,
} from './view'

const NOTHING = '还没有改动。'
const NEWER = '这份档案刚刚被别人改过。您填的都还在，请对照着看一看，再保存。'

/** What was filled in, and what the record said when that began. */
interface Draft {
  entry: Entry
  base: Entry
  on: string
  note: string
}

/** Corrects one part of a child's record, or writes down what has changed from a day on. */
Component({
  behaviors: [screen],
  data: {
    view: null as View | null,
    part: 'facts' as Part,
    entry: null as Entry | null,
    base: null as Entry | null,
    conflicts: {} as Partial<Record<FieldName, string>>,
    on: '',
    note: '',
    today: '',
    text: '',
  },
  observers: {
    screen: leadAway('/pages/start/index'),
    view(view: View | null) {
      if (view && !this.data.entry) this.begin(view)
    },
  },
  methods: {
    onLoad(query: { id?: string; part?: Part }) {
      const part = query.part === 'about' ? 'about' : 'facts'
      const today = todayAt(now())
      this.setData({ part, today, on: today })
      void wx.setNavigationBarTitle({ title: titleOf(part) })
      void this.show('records.open', { childId: Number(query.id) }, (record) => toView(record, part))
    },
    begin(view: View) {
      const draft = keptDraft<Draft>(this.draftName(view))
      if (draft)
        this.setData({
          ...draft,
          conflicts: conflictsOf(view, changed(this.data.part, draft.entry, draft.base), draft.base),
        })
      else this.setData({ entry: view.now, base: view.now })
    },
    draftName(view: View) {
      return `correct ${this.data.part} ${view.childId}`
    },
    choose(event: WechatMiniprogram.CustomEvent<{ value: string | string[] }>) {
      this.write(event.currentTarget.dataset.field as FieldName, event.detail.value)
    },
    write(field: FieldName, value: string | string[]) {
      this.setData({ [`entry.${field}`]: value, text: '' })
      this.mended(`changes.${field}`)
      this.keep()
    },
    day({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ on: detail.value })
      this.mended('on')
      this.keep()
    },
    typeNote({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ note: detail.value })
      this.keep()
    },
    keep() {
      const { view, entry, base, on, note } = this.data
      keepDraft(this.draftName(view!), { entry: entry!, base: base!, on, note } satisfies Draft)
    },
    async save() {
      const { view, entry, base, part, on, note, today } = this.data
      if (!view || !entry || !base || this.data.form.busy) return
      const fields = changed(part, entry, base)
      if (fields.length === 0) {
        this.setData({ text: NOTHING })
        return
      }
      const { childId, version } = view
      const dated = on === today ? {} : { on }
      const sent = await this.send('records.correct', {
        childId,
        version,
        changes: changesOf(fields, entry),
        note,
        ...dated,
      })
      if (sent.ok) {
        dropDraft(this.draftName(view))
        goBack()
      } else if (sent.error.code === 'RECORD_CHANGED') await this.compare(fields)
    },
    /** Nothing typed is lost: the record as it is now stands beside it, and saving again is a decision. */
    async compare(fields: FieldName[]) {
      const base = this.data.base!
      await this.refresh()
      const view = this.data.view!
      this.setData({ conflicts: conflictsOf(view, fields, base), base: view.now, text: NEWER, 'form.text': '' })
      // What was not touched here follows the record.
      for (const field of Object.keys(view.now) as FieldName[])
        if (!fields.includes(field)) this.setData({ [`entry.${field}`]: view.now[field] })
    },
  },
})
