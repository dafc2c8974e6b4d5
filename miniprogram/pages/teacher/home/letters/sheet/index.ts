import { screen } from '../../../../../behaviors/screen'
import { phrases, toView, withPhrase, type View } from './view'

/** One update as its parents see it, and the teacher's own sentence: by a tap, or typed. */
Component({
  behaviors: [screen],
  properties: { updateId: Number },
  data: { view: null as View | null, line: '', phrases, visible: false },
  observers: {
    view(view: View | null) {
      if (view) this.setData({ line: view.teacherLine })
    },
  },
  lifetimes: {
    attached() {
      this.setData({ visible: true })
      void this.show('updates.preview', { updateId: this.properties.updateId }, toView)
    },
  },
  methods: {
    type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ line: detail.value })
      this.mended('teacherLine')
    },
    add(event: WechatMiniprogram.TouchEvent) {
      const phrase = phrases[event.currentTarget.dataset.index as number]!
      this.setData({ line: withPhrase(this.data.line, phrase) })
    },
    visibility({ detail }: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!detail.visible) this.leave()
    },
    leave() {
      this.triggerEvent('close', { changed: false })
    },
    async save() {
      const { view, line } = this.data
      if (!view || this.data.form.busy) return
      const teacherLine = line.trim()
      if (teacherLine === view.teacherLine) return this.leave()
      const { updateId } = this.properties
      const sent = await this.send('updates.line', { updateId, teacherLine }, { about: teacherLine })
      if (sent.ok) this.triggerEvent('close', { changed: true })
    },
  },
})
