/** How much of a whole: 94 of 113 as a ring with both numbers in words. */
Component({
  properties: {
    part: { type: Number, value: 0 },
    whole: { type: Number, value: 0 },
    label: String,
    size: { type: Number, value: 220 },
  },
  data: { degrees: 0 },
  observers: {
    'part, whole'(part: number, whole: number) {
      const share = whole > 0 ? Math.min(Math.max(part / whole, 0), 1) : 0
      this.setData({ degrees: Math.round(share * 360) })
    },
  },
})
