import type { EventRow } from './view'

const FIRST = 8

/** What happened with a child, newest first; the older part on demand. */
Component({
  properties: { rows: { type: Array, value: [] as EventRow[] } },
  data: { shown: [] as EventRow[], more: 0, all: false },
  observers: {
    'rows, all'(rows: EventRow[], all: boolean) {
      const shown = all ? rows : rows.slice(0, FIRST)
      this.setData({ shown, more: rows.length - shown.length })
    },
  },
  methods: {
    showAll() {
      this.setData({ all: true })
    },
  },
})
