/** Nothing here yet: one kind sentence and the next step. */
Component({
  properties: { icon: { type: String, value: 'goose' }, text: String, next: String },
  methods: {
    next() {
      this.triggerEvent('next')
    },
  },
})
