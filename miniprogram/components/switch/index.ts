/** On or off, as one control that a screen reader names and a thumb finds. */
Component({
  properties: {
    value: { type: Boolean, value: false },
    label: String,
    disabled: { type: Boolean, value: false },
  },
  methods: {
    turn() {
      if (this.data.disabled) return
      const value = !this.data.value
      this.setData({ value })
      this.triggerEvent('change', { value })
    },
  },
})
