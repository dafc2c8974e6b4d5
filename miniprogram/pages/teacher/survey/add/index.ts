import { screen } from '../../../../behaviors/screen'
import { goBack } from '../../../record/go'
import { leadAway } from '../../../record/lead-away'
import { leaveWord } from '../../../record/saved'
import { blank, choices, inputOf, lacking, type Entry, type RelativeEntry } from './entry'
import { toView, type View } from './view'

/** 新增一个孩子: what one knows on the first day; the rest of the record can follow. Whoever left earlier is offered back. */
Component({
  behaviors: [screen],
  data: {
    view: null as View | null,
    entry: null as Entry | null,
    choices,
    /** What is wrong, by field: what the form knows itself, and what the school said. */
    wrong: {} as Record<string, string>,
    leftBefore: false,
  },
  observers: {
    screen: leadAway('/pages/teacher/home/index?tab=class'),
    view(view: View | null) {
      if (view && !this.data.entry) this.setData({ entry: blank(view.classId, view.today) })
    },
    'form.fields'(fields: Record<string, string>) {
      if (Object.keys(fields).length > 0) this.setData({ wrong: fields })
    },
  },
  methods: {
    onLoad(query: { class?: string }) {
      void this.show('children.form', {}, (reply) => toView(reply, Number(query.class ?? 0)), {
        isEmpty: ({ classes }) => classes.length === 0,
      })
    },
    /** Any field: its name stands on the element as `data-field`. */
    put({ detail, currentTarget }: WechatMiniprogram.CustomEvent<{ value: unknown }>) {
      const field = currentTarget.dataset.field as keyof Entry
      this.change(field, field === 'classId' ? Number(detail.value) : detail.value)
    },
    putRelative({ detail }: WechatMiniprogram.CustomEvent<{ relative: RelativeEntry; field: string }>) {
      this.change('relative', detail.relative, `relative.${detail.field}`)
    },
    change(field: keyof Entry, value: unknown, path: string = field) {
      const wrong = { ...this.data.wrong }
      delete wrong[path]
      this.setData({ entry: { ...this.data.entry!, [field]: value }, wrong, leftBefore: false })
    },
    async save() {
      const { entry, form } = this.data
      if (!entry || form.busy) return
      const lacks = lacking(entry)
      this.setData({ wrong: lacks })
      if (Object.keys(lacks).length > 0) return
      const sent = await this.send('children.add', inputOf(entry))
      if (sent.ok && !sent.queued) this.leave(`${entry.name.trim()}已经建档`, sent.data.eventId)
      else if (!sent.ok) this.setData({ leftBefore: sent.error.code === 'CHILD_LEFT_BEFORE' })
    },
    /** The same child came back: the record of before is taken up again. */
    async comeBack() {
      const { name, birthDate, classId, on } = this.data.entry!
      const sent = await this.send('moves.return', { name: name.trim(), birthDate, classId, on })
      if (sent.ok && !sent.queued) this.leave(`${name.trim()}回来了，接着用原来的档案`, sent.data.eventId)
    },
    leave(text: string, eventId: number) {
      leaveWord({ text, at: { eventId } })
      goBack()
    },
  },
})
