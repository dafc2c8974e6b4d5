import type { HistoryRow } from './view'

const FIRST = 5

/** The record's history, quietly; the older part on demand. */
Component({
  properties: { rows: { type: Array, value: [] as HistoryRow[] } },
  data: { shown: [] as HistoryRow[], more: 0, all: false },
  observers: {
    'rows, all'(rows: HistoryRow[], all: boolean) {
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
