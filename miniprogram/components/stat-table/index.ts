interface Row {
  label: string
  count: number
}

/**
 * Parts, total and the difference between them. The difference is always printed: a published county table mixes two
 * facts in one column and is 4,500 out, and nobody saw it (../shared/field.md 2).
 */
Component({
  properties: {
    rows: { type: Array, value: [] as Row[] },
    total: { type: Number, value: 0 },
    unit: { type: String, value: '人' },
    caption: String,
  },
  data: { sum: 0, difference: 0 },
  observers: {
    'rows, total'(rows: Row[], total: number) {
      const sum = rows.reduce((count, row) => count + row.count, 0)
      this.setData({ sum, difference: sum - total })
    },
  },
})
