import type { Output } from '../../../../contract/actions'
import {
  LETTER_BODY_MOST,
  LETTER_TITLE_MOST,
  letterKindLabel,
  type LetterKind,
  type LetterOccasion,
} from '../../../../contract/letter-words'
import { screen } from '../../../behaviors/screen'
import { dropDraft, keepDraft, keptDraft } from '../../record/forms'
import { leadAway } from '../../record/lead-away'
import { addressed, blank, inputOf, missingIn, occasionOptions, questionFor, withOccasion, type Entry } from './entry'

type Form = Output<'letters.form'>
type Picked<T> = WechatMiniprogram.CustomEvent<{ value: T }>

const DRAFT = 'letter'
const limits = { title: LETTER_TITLE_MOST, body: LETTER_BODY_MOST }

/** Writes a letter to parents, or begins a round of family letters. What is written stays while the page is left. */
Component({
  behaviors: [screen],
  data: {
    view: null as Form | null,
    entry: null as Entry | null,
    kinds: [] as Array<{ key: LetterKind; label: string }>,
    occasions: [] as ReturnType<typeof occasionOptions>,
    classes: [] as Array<{ key: number; label: string }>,
    children: 0,
    trouble: '',
    ...{ limits },
  },
  observers: {
    screen: leadAway('/pages/letters/write/index'),
    view(form: Form | null) {
      if (!form || this.data.entry || form.classes.length === 0) return
      this.setData({
        kinds: form.kinds.map((key) => ({ key, label: letterKindLabel[key] })),
        classes: form.classes.map(({ classId, name }) => ({ key: classId, label: name })),
      })
      this.put(keptDraft<Entry>(DRAFT) ?? blank(form.kinds[0]!, form))
    },
  },
  methods: {
    onLoad() {
      void this.show('letters.form', {}, (form) => form, { isEmpty: ({ classes }) => classes.length === 0 })
    },
    put(entry: Entry) {
      keepDraft(DRAFT, entry)
      const occasions = occasionOptions(entry.kind)
      this.setData({ entry, occasions, children: addressed(entry, this.data.view!), trouble: '' })
    },
    kind({ detail }: Picked<LetterKind>) {
      this.put(blank(detail.value, this.data.view!))
    },
    occasion({ detail }: Picked<LetterOccasion>) {
      this.put(withOccasion(this.data.entry!, detail.value, this.data.view!))
    },
    title({ detail }: Picked<string>) {
      this.typed({ title: detail.value })
    },
    body({ detail }: Picked<string>) {
      this.typed({ body: detail.value })
    },
    typed(change: Partial<Entry>) {
      this.put({ ...this.data.entry!, ...change })
      for (const field of Object.keys(change)) this.mended(field)
    },
    due({ detail }: Picked<string>) {
      this.typed({ dueOn: detail.value })
    },
    noDue() {
      this.put({ ...this.data.entry!, dueOn: '' })
    },
    whole({ detail }: Picked<boolean>) {
      this.put({ ...this.data.entry!, whole: detail.value })
    },
    chooseClasses({ detail }: Picked<number[]>) {
      this.put({ ...this.data.entry!, classIds: detail.value })
    },
    async announce() {
      const { entry, view, form } = this.data
      if (!entry || !view || form.busy) return
      const trouble = missingIn(entry)
      if (trouble) return this.setData({ trouble })
      const { confirm } = await wx.showModal({ ...questionFor(entry, view), cancelText: '再看看' })
      if (!confirm) return
      const sent = await this.send('letters.announce', inputOf(entry))
      if (!sent.ok || sent.queued) return
      dropDraft(DRAFT)
      void wx.showToast({ title: entry.kind === 'family' ? '开始了' : '发出去了', icon: 'success' })
      wx.redirectTo({ url: `/pages/letters/one/index?letter=${sent.data.letterId}` })
    },
  },
})
