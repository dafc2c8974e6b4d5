interface Option {
  key: string | number
  label: string
  disabled?: boolean
}

/** Large chips to choose one or several from. */
Component({
  properties: {
    options: { type: Array, value: [] as Option[] },
    /** The chosen key, or the chosen keys when `multiple`. */
    value: { type: null, value: '' as string | number | Array<string | number> },
    multiple: { type: Boolean, value: false },
    /** What is chosen here, for screen readers. */
    label: String,
  },
  data: { chips: [] as Array<Option & { chosen: boolean }> },
  observers: {
    'options, value, multiple'() {
      const chosen = this.chosen()
      const options: Option[] = this.data.options
      this.setData({ chips: options.map((option) => ({ ...option, chosen: chosen.includes(option.key) })) })
    },
  },
  methods: {
    chosen(): Array<string | number> {
      const { value } = this.data
      return Array.isArray(value) ? value : [value]
    },
    tap(event: WechatMiniprogram.TouchEvent) {
      const option = this.data.options[event.currentTarget.dataset.index as number] as Option | undefined
      if (!option || option.disabled) return
      const others = this.chosen().filter((key) => key !== option.key)
      const value = !this.data.multiple
        ? option.key
        : this.chosen().includes(option.key)
          ? others
          : [...others, option.key]
      this.setData({ value })
      this.triggerEvent('change', { value })
    },
  },
})
