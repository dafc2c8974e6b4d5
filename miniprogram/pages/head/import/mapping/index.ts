import { choose, saidOf, type MappingRow, type MappingView } from '../mapping-view'

/** Which column of the file is what: asked once, remembered for the school. */
Component({
  properties: { view: { type: Object, value: {} as MappingView }, busy: Boolean, text: String },
  data: { rows: [] as MappingRow[], all: false },
  observers: {
    view(view: MappingView) {
      if (view.rows) this.setData({ rows: view.rows })
    },
  },
  methods: {
    pick(event: WechatMiniprogram.CustomEvent<{ value: string }, object, { at: number }>) {
      const { at } = event.currentTarget.dataset
      const view = { ...(this.data.view as MappingView), rows: this.data.rows }
      this.setData({ rows: choose(view, at, Number(event.detail.value)) })
    },
    showAll() {
      this.setData({ all: true })
    },
    save() {
      const view = { ...(this.data.view as MappingView), rows: this.data.rows }
      this.triggerEvent('save', { columns: saidOf(view) })
    },
    other() {
      this.triggerEvent('other')
    },
  },
})
