import { screen } from '../../../../../behaviors/screen'

/** What the class is asked this week: one line, written where it stands. */
Component({
  behaviors: [screen],
  properties: {
    classId: Number,
    week: String,
    ask: String,
    mayAsk: Boolean,
    /** How many updates of the class are out: they count as corrected. */
    out: Number,
  },
  data: { writing: false, line: '' },
  observers: {
    'classId, week'() {
      this.setData({ writing: false })
    },
  },
  methods: {
    write() {
      if (this.properties.mayAsk) this.setData({ writing: true, line: this.properties.ask })
    },
    type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ line: detail.value })
      this.mended('ask')
    },
    leave() {
      this.setData({ writing: false })
    },
    async save() {
      if (this.data.form.busy) return
      const { classId, week, ask: before } = this.properties
      const ask = this.data.line.trim()
      if (ask === before) return this.leave()
      const sent = await this.send('updates.ask', { classId, week, ask }, { about: `${classId} ${week} ${ask}` })
      if (!sent.ok || sent.queued) return
      this.setData({ writing: false })
      this.triggerEvent('changed')
    },
  },
})
