/** Two terms side by side, by answer: parts, sum, total, difference (../view.ts makes the lines). */
Component({
  properties: { terms: { type: Object, value: null }, before: { type: String, value: '' } },
})
