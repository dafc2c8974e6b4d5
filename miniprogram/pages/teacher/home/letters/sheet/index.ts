import { mayLeave } from '../../../../../behaviors/leaving'
import { screen } from '../../../../../behaviors/screen'
import { now } from '../../../../../services/clock'
import { phrases, toView, withPhrase, type View } from './view'

/** One update as its parents see it, and the teacher's own sentence: by a tap, or typed. */
Component({
  behaviors: [screen],
  properties: {
    updateId: Number,
    /** How many of the stack come after it. */
    after: Number,
  },
  data: { view: null as View | null, line: '', phrases, visible: false, respoken: false },
  observers: {
    updateId(updateId: number) {
      if (updateId > 0) void this.show('updates.preview', { updateId }, (reply) => toView(reply, now()))
    },
    view(view: View | null) {
      if (view) this.setData({ line: view.teacherLine })
    },
  },
  lifetimes: {
    attached() {
      this.setData({ visible: true })
    },
  },
  methods: {
    type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ line: detail.value })
      this.mended('teacherLine')
    },
    add(event: WechatMiniprogram.TouchEvent) {
      const phrase = phrases[event.currentTarget.dataset.index as number]!
      this.setData({ line: withPhrase(this.data.line, phrase.text) })
    },
    visibility({ detail }: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!detail.visible) void this.leave()
    },
    /** The list behind says who has spoken. A line that is being typed stays. */
    async respoken() {
      const { line } = this.data
      await this.refresh()
      this.setData({ line, respoken: true })
    },
    /** Asks before a voice that is not in the update yet is lost. */
    mayGo(): Promise<boolean> {
      return mayLeave(this, '#spoken')
    },
    async leave() {
      if (!(await this.mayGo())) return
      this.triggerEvent('close', { changed: this.data.respoken })
    },
    /** Saves what is new, then on to the next of the stack, or back to the list. */
    async save() {
      const { view, line } = this.data
      if (!view || this.data.form.busy || !(await this.mayGo())) return
      const teacherLine = line.trim()
      const { updateId, after } = this.properties
      const changed = teacherLine !== view.teacherLine
      if (
        changed &&
        !(await this.send('updates.line', { updateId, teacherLine }, { about: `${updateId} ${teacherLine}` })).ok
      )
        return
      this.triggerEvent(after > 0 ? 'next' : 'close', { changed: changed || this.data.respoken })
    },
  },
})
