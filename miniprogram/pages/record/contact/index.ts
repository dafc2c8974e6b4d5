import { screen } from '../../../behaviors/screen'
import type { FormState } from '../../../behaviors/screen-state'
import { dropDraft, keepDraft, keptDraft } from '../forms'
import { goBack } from '../go'
import { leadAway } from '../lead-away'
import {
  inputOf,
  numberErrors,
  NUMBERS_MOST,
  toView,
  type Entry,
  type NumberRow,
  type Relation,
  type View,
} from './view'

const NEWER = '这位家人的联系卡刚刚被别人改过。您填的都还在，请核对后再保存。'
const GONE = '这位家人已经不在联系卡上了，保存会重新添加。'

/** One relative of a child's contact card. Numbers on file show masked; nobody needs to see one to change another. */
Component({
  behaviors: [screen],
  data: {
    view: null as View | null,
    entry: null as Entry | null,
    numbersMost: NUMBERS_MOST,
    numberErrors: {} as Record<number, string>,
    text: '',
    removing: false,
  },
  observers: {
    screen: leadAway('/pages/start/index'),
    view(view: View | null) {
      if (!view || this.data.entry) return
      void wx.setNavigationBarTitle({ title: view.relativeId ? '修改家人' : '添加家人' })
      this.setData({ entry: keptDraft<Entry>(this.draftName(view)) ?? view.start, text: view.missing ? GONE : '' })
    },
    form(form: FormState) {
      if (this.data.entry) this.setData({ numberErrors: numberErrors(this.data.entry, form.fields) })
    },
  },
  methods: {
    onLoad(query: { id?: string; relative?: string }) {
      const relativeId = Number(query.relative ?? 0)
      void this.show('records.open', { childId: Number(query.id) }, (record) => toView(record, relativeId))
    },
    draftName(view: View) {
      return `contact ${view.childId} ${view.relativeId}`
    },
    write(change: Partial<Entry>) {
      const entry = { ...this.data.entry!, ...change }
      this.setData({ entry, text: '' })
      for (const field of Object.keys(change)) this.mended(field)
      keepDraft(this.draftName(this.data.view!), entry)
    },
    line({ detail }: WechatMiniprogram.CustomEvent<{ name: keyof Entry; value: string }>) {
      this.write({ [detail.name]: detail.value })
    },
    relation({ detail }: WechatMiniprogram.CustomEvent<{ value: Relation }>) {
      this.write({ relation: detail.value })
    },
    turn(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
      this.write({ [event.currentTarget.dataset.name as 'atHome']: event.detail.value })
    },
    number(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const key = event.currentTarget.dataset.key as number
      const numbers = this.data.entry!.numbers.map((row) =>
        row.key === key ? { ...row, typed: event.detail.value } : row,
      )
      this.write({ numbers })
      if (this.data.numberErrors[key]) this.setData({ [`numberErrors.${key}`]: '' })
    },
    addNumber() {
      const { numbers } = this.data.entry!
      const key = Math.max(0, ...numbers.map((row) => row.key)) + 1
      this.write({ numbers: [...numbers, { key, place: 0, masked: '', typed: '' } satisfies NumberRow] })
    },
    dropNumber(event: WechatMiniprogram.TouchEvent) {
      const key = event.currentTarget.dataset.key as number
      this.write({ numbers: this.data.entry!.numbers.filter((row) => row.key !== key) })
    },
    async save() {
      const { view, entry } = this.data
      if (!view || !entry || this.data.form.busy) return
      const sent = await this.send('contacts.save', inputOf(view, entry))
      if (!sent.ok) {
        if (sent.error.code === 'RECORD_CHANGED') await this.renew()
        return
      }
      dropDraft(this.draftName(view))
      if (!sent.queued) await this.tell(sent.data)
      goBack()
    },
    /** What the teacher would not expect is said before the form closes. */
    async tell({ linked, shared, bindingToCheck }: { linked: boolean; shared: number; bindingToCheck: boolean }) {
      const said = bindingToCheck
        ? '这位家人登录用的号码都换掉了，微信绑定还在。请核对用微信的是不是本人。'
        : linked
          ? `这位家人已经在另外 ${shared} 个孩子的联系卡上，认作同一个人了。`
          : ''
      if (said) await wx.showModal({ title: '请留意', content: said, showCancel: false, confirmText: '知道了' })
    },
    /** The card as it is now, with what was typed still in the form; numbers on file are those of now. */
    async renew() {
      const typed = this.data.entry!
      await this.refresh()
      const { numbers } = this.data.view!.start
      const fresh = typed.numbers.filter((row) => row.place === 0)
      const renewed = [...numbers, ...fresh.map((row, index) => ({ ...row, key: numbers.length + index + 1 }))]
      this.setData({ entry: { ...typed, numbers: renewed }, text: NEWER, 'form.text': '' })
    },
    askRemove() {
      this.setData({ removing: true })
    },
    keepOn() {
      this.setData({ removing: false })
    },
    async remove() {
      const { childId, relativeId } = this.data.view!
      this.setData({ removing: false })
      const sent = await this.send('contacts.remove', { childId, relativeId })
      if (!sent.ok) return
      dropDraft(this.draftName(this.data.view!))
      goBack()
    },
  },
})
